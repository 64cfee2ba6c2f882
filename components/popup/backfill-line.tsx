import type { InstrumentProgress } from '@/lib/backfill/backfill';
import { VENUE_NAMES } from '@/lib/market/venues';
import { Hint } from './hint';

/** How far candles, open interest and funding of the past were fetched; nothing once they are all there. */
export function BackfillLine({ backfill }: { readonly backfill: readonly InstrumentProgress[] }) {
  const open = backfill.filter(({ done }) => !done);
  if (open.length === 0) return undefined;
  const share = backfill.reduce((sum, one) => sum + one.share, 0) / backfill.length;
  const percent = Math.floor(100 * share);
  return (
    <div class="line backfill">
      <span id="backfill-name">Fetching the past</span>
      <progress aria-labelledby="backfill-name" max={100} value={percent} />
      <Hint class="figure" text={open.map(words).join(' ')}>
        {percent} %
      </Hint>
    </div>
  );
}

const words = ({ venue, symbol, share, reason }: InstrumentProgress) =>
  `${VENUE_NAMES[venue]} ${symbol}: ${Math.floor(100 * share)} %${reason && `, ${reason}`}.`;
