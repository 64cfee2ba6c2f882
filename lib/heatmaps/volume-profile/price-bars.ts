import type { FlowBar } from '../../flow/flow-bar';
import type { PriceBar } from './naked-pocs';
import { CANDLE_FIELDS, type ClippedSource, type ProfileVenuePlace } from './source';

/** The prices of all bars of a source, oldest first. */
export function* priceBars(source: ClippedSource): Generator<PriceBar> {
  const { bars, candles, candleMs, basis } = source;
  let next = 0;
  for (const run of candles) {
    for (let at = 0; at < run.length; at += CANDLE_FIELDS) {
      const time = run[at] as number;
      for (let bar = bars[next]; bar && bar.time < time; bar = bars[next]) {
        yield priceBar(bar, source);
        next += 1;
      }
      yield {
        time,
        end: time + candleMs,
        low: (run[at + 3] as number) + basis,
        high: (run[at + 2] as number) + basis,
        close: (run[at + 4] as number) + basis,
      };
    }
  }
  for (const bar of bars.slice(next)) yield priceBar(bar, source);
}

/** The prices of a bar of flow. */
export const priceBar = (bar: FlowBar, { basis }: ProfileVenuePlace): PriceBar => ({
  time: bar.time,
  end: bar.time + bar.intervalMs,
  low: bar.low + basis,
  high: bar.high + basis,
  close: bar.close + basis,
});
