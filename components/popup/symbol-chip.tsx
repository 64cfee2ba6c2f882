import type { PageReport } from '@/lib/protocol/messages';
import { Hint } from './hint';
import { PAGE_WORDS } from './page-words';

interface SymbolChipProps {
  readonly page: PageReport;
  readonly venueName: string;
}

/** What the page in front charts, and whether the heatmap lies on it. */
export function SymbolChip({ page, venueName }: SymbolChipProps) {
  const { word, tone, explanation } = PAGE_WORDS[page.state];
  return (
    <>
      <div class="line chip">
        <strong>{page.symbol}</strong>
        <span class="quiet">{venueName}</span>
        <Hint class={`state ${tone}`} text={explanation}>
          {word}
        </Hint>
      </div>
      <p class="quiet">
        {page.market}, {page.chosen ? 'chosen by you for' : 'as read from'} {page.host}.{' '}
        {page.state === 'locked' ? '' : page.reason}
      </p>
    </>
  );
}
