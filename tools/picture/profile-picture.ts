import { priceToY, timeToX } from '../../lib/charts/chart-view';
import { ensureDefined } from '../../lib/core/assert';
import type { FlowBar } from '../../lib/flow/flow-bar';
import { barEnd } from '../../lib/flow/flow-run';
import { CandlePlaces } from '../../lib/render/candle-places';
import type { MemoryContext } from '../../lib/render/memory-context';
import { paintProfile } from '../../lib/render/paint-profile';
import type { ChartAxes } from '../../lib/render/project';
import { profileOf } from '../profile-of';
import type { InstrumentBars } from '../read-bars';
import { axesOf, pngOf } from './picture';

/** Room above and below the prices, as a share of their range. */
const MARGIN = 0.05;
const BAR_COLOUR = '#3a414b';

/** A PNG of bars and their volume profile. @throws when there are none. */
export function profilePicture(read: InstrumentBars): Buffer {
  const { bars } = read;
  const first = ensureDefined(bars[0], 'a bar');
  const last = ensureDefined(bars.at(-1), 'a bar');
  const [low, high] = [Math.min(...bars.map((bar) => bar.low)), Math.max(...bars.map((bar) => bar.high))];
  const margin = (high - low) * MARGIN || first.volume.binSize;
  // The profile grows from the right edge: bars that reach there would leave it no room.
  const to = barEnd(last) + (barEnd(last) - first.time) / 2;
  const axes = axesOf({ from: first.time, to, low: low - margin, high: high + margin });
  const candles = Float64Array.from(bars.flatMap((bar) => [bar.time, bar.high, bar.low]));
  const places = new CandlePlaces().lay(axes, candles, first.intervalMs);
  return pngOf((canvas) => {
    paintBars(canvas, axes, bars);
    paintProfile(canvas, axes, profileOf(read), { places, tone: 'dark', opacity: 1 });
  });
}

/** The range of each bar, faintly. */
function paintBars(canvas: MemoryContext, { time, price }: ChartAxes, bars: readonly FlowBar[]): void {
  canvas.setTransform(1, 0, 0, 1, 0, 0);
  canvas.fillStyle = BAR_COLOUR;
  for (const bar of bars) {
    const [left, top] = [timeToX(time, bar.time), priceToY(price, bar.high)];
    canvas.fillRect(left + 1, top, timeToX(time, barEnd(bar)) - left - 2, priceToY(price, bar.low) - top);
  }
}
