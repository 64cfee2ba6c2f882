import type { PageReport } from '@/lib/protocol/messages';
import type { Tone } from './venue-words';

/** How the state of an overlay is told. */
export const PAGE_WORDS: Readonly<
  Record<PageReport['state'], { word: string; tone: Tone; explanation: string }>
> = {
  locked: {
    word: 'locked',
    tone: 'good',
    explanation: 'The axes are known and the heatmap lies on the chart.',
  },
  settling: { word: 'settling', tone: 'busy', explanation: 'The axes of the chart are being read.' },
  parked: {
    word: 'parked',
    tone: 'warn',
    explanation:
      'Nothing is painted, because it could not be placed exactly. It goes on when the axes are sure.',
  },
};
