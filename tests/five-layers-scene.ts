import { MINUTE_MS } from '../lib/core/durations';
import { memoryDocument } from '@/components/overlay/memory-canvas';
import { SideLayers } from '@/components/overlay/side-layers';
import type { OverlayLook } from '@/components/overlay/look';
import type { ChartView } from '@/lib/charts/chart-view';
import { priceToY, timeToX } from '@/lib/charts/chart-view';
import type { FlowBar } from '@/lib/flow/flow-bar';
import type { HeatColumn } from '@/lib/heatmaps/columns/column';
import { quantise } from '@/lib/heatmaps/columns/quantise';
import { NOW, sourceOf } from '@/lib/heatmaps/funding/fixture';
import { fundingView } from '@/lib/heatmaps/funding/view';
import { randomOf, wander } from '@/lib/heatmaps/liquidation/flow-fixture';
import { btcInstrument } from '@/lib/market/book-fixture';
import type { CandleRun, LiquidationMarks } from '@/lib/protocol/messages';
import { createHatching } from '@/lib/render/hatch';
import { memoryPatterns } from '@/lib/render/memory-context';
import { memorySurface } from '@/lib/render/memory-surface';
import type { WholePixelContext } from '@/lib/render/whole-pixel-context';
import { DEFAULT_SETTINGS } from '@/lib/storage/settings';
import { liquidationColumns, openInterestColumns } from '@/tools/flow-columns';
import { profileOf } from '@/tools/profile-of';

const SEED = 2;
/** Before what is shown: long enough for the map to know the sizes of real liquidations. */
const WARM_UP = 220;
const MINUTES = 400;
/** The newest minute ends so many pixels from the left: the rest is for the book of now and the profile. */
const NOW_PX = 450;
const BIN = 20;
const UNIT = 0.001;

export const HATCHING = createHatching(memoryPatterns, memorySurface);

const MARKET = {
  instrument: btcInstrument(),
  bars: wander(WARM_UP + MINUTES, SEED).map((bar) => ({
    ...bar,
    time: NOW + bar.time - (WARM_UP + MINUTES) * MINUTE_MS,
  })),
};
const BARS: readonly FlowBar[] = MARKET.bars.slice(WARM_UP);
const LOW = Math.min(...BARS.map(({ low }) => low));
const HIGH = Math.max(...BARS.map(({ high }) => high));
const HEIGHT_PX = 360;
/** Room above and below the candles, as a share of their range. */
const AIR = 0.2;
const PER_PRICE = HEIGHT_PX / ((1 + 2 * AIR) * (HIGH - LOW));
const PER_MS = NOW_PX / (MINUTES * MINUTE_MS);

export const VIEW: ChartView = {
  pane: { left: 0, top: 0, width: 640, height: HEIGHT_PX },
  price: { model: 'linear', offset: (HIGH + AIR * (HIGH - LOW)) * PER_PRICE, slope: -PER_PRICE, shift: 0 },
  time: { offset: NOW_PX - NOW * PER_MS, slope: PER_MS, anchor: 'absolute' },
  surface: undefined as unknown as Element,
  confidence: 1,
  errorPx: 0,
  source: 'labels',
};

const { layers, profile } = DEFAULT_SETTINGS;

/** All five as they look at first. */
export const LOOK: OverlayLook = {
  ...DEFAULT_SETTINGS,
  layers: { ...layers, 'open-interest': { ...layers['open-interest'], visible: true } },
  profile: { ...profile, visible: true },
  funding: { ...DEFAULT_SETTINGS.funding, visible: true },
};

/** The book of a venue that tells the next 2 % to both sides, of the last five hours but for ten minutes: walls that rest. */
function bookColumns(): readonly HeatColumn[] {
  const random = randomOf(SEED);
  const grid = {
    firstBin: Math.floor((LOW * 0.97) / BIN),
    count: Math.ceil((HIGH * 1.03 - LOW * 0.97) / BIN),
    binSize: BIN,
    unit: UNIT,
  };
  const resting = Array.from({ length: grid.count }, () =>
    random() < 0.06 ? 40 + 300 * random() ** 3 : 8 * random() ** 4,
  );
  const recorded = BARS.slice(100).filter((_, minute) => minute < 200 || minute >= 210);
  return recorded.map(({ time, close }) => {
    const sizes = resting.map((size) => size * (0.7 + 0.6 * random()));
    const side = (isBid: boolean) =>
      Uint8Array.from(sizes, (size, bin) => {
        const price = (grid.firstBin + bin + 0.5) * BIN;
        const isKnown = Math.abs(price / close - 1) < 0.02 && price < close === isBid;
        return isKnown ? quantise(size, UNIT) : 0;
      });
    return {
      time,
      stepMs: MINUTE_MS,
      grid,
      cells: { bid: side(true), ask: side(false) },
      bid: close - 1,
      ask: close + 1,
      coverage: [{ venue: 'binance-usdm', low: close * 0.98, high: close * 1.02, shift: 0 }],
    };
  });
}

/** The heatmaps, the lowest first. */
export async function heatColumns() {
  return [
    ['open-interest', openInterestColumns({ ...MARKET, bars: BARS })],
    ['liquidation', (await liquidationColumns(MARKET)).slice(WARM_UP)],
    ['order-book', bookColumns()],
  ] as const;
}

const CANDLES: CandleRun = {
  barMs: MINUTE_MS,
  rows: Float64Array.from(BARS.flatMap(({ time, high, low }) => [time, high, low])),
};

const MARKS: LiquidationMarks = {
  prints: Float64Array.from(
    BARS.filter((_, minute) => minute % 24 === 0).flatMap(({ time, liquidations }) =>
      liquidations.flatMap(({ price, size, position }) => [time, price, size, position === 'long' ? 1 : -1]),
    ),
  ),
  observed: new Float64Array(),
  scale: 'calibrated',
  confidence: undefined,
};

/** What lies at the side of the same market. */
export function sideLayers(book: HeatColumn): SideLayers {
  const sides = new SideLayers({ document: memoryDocument().document, hatching: HATCHING, now: () => 0 });
  const hourly = [1, 3, -2, -8, 4, 9, 2, 1].map((rate) => rate / 50_000);
  sides.set({
    candles: CANDLES,
    marks: MARKS,
    profile: profileOf({ ...MARKET, bars: BARS }),
    funding: fundingView('BTC-USDT', NOW, [
      sourceOf({ settled: [0.0003, -0.0006, 0.0001] }),
      sourceOf({ venue: 'hyperliquid', intervalHours: 1, settled: hourly, predicted: undefined }),
    ]),
  });
  sides.follow(book);
  return sides;
}

/** The chart below everything. @param placeOf where it has what stands at x on a straight axis; undefined where it leaves it out. */
export function drawCandles(canvas: WholePixelContext, placeOf = (x: number): number | undefined => x): void {
  canvas.fillStyle = 'rgba(150,158,170,1)';
  for (const { time, high, low } of BARS) {
    const [top, bottom] = [Math.round(priceToY(VIEW.price, high)), Math.round(priceToY(VIEW.price, low))];
    const x = placeOf(Math.max(0, Math.round(timeToX(VIEW.time, time))));
    if (x !== undefined) canvas.fillRect(x, top, 1, Math.max(1, bottom - top));
  }
}
