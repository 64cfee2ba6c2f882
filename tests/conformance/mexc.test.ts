import type { Archive } from '@/lib/exchanges/archive';
import { mexcFutures } from '@/lib/exchanges/mexc';
import { mexcArchive } from '@/lib/exchanges/mexc/archive';
import { describeKnownFrames } from './known-frames';
import { describePeerLibrary } from './peer-library';

describeKnownFrames('frames/mexc-futures', mexcFutures);

const { defaultInstrument } = mexcFutures.defaults;

/** The peer leaves sizes in contracts: with a contract of one coin, ours are the same numbers. */
const inContracts: Archive = {
  ...mexcArchive,
  createMapper: (context) =>
    mexcArchive.createMapper({
      instruments: new Map([[defaultInstrument.symbol, { ...defaultInstrument, contractSize: 1 }]]),
      now: () => context.now(),
      note: (kind, name) => context.note(kind, name),
    }),
};

const HELD_BACK = 'the peer holds deltas back until its snapshot; our mapper is pure, the book waits';

describePeerLibrary('mexc-futures', mexcFutures, {
  archive: inContracts,
  differences: {
    'tardis:783': HELD_BACK,
    'tardis:793': HELD_BACK,
    'tardis:784': 'the peer merges the delta it held back into its snapshot; ours is the snapshot alone',
  },
});
