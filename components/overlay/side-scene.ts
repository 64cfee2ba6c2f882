import { HOUR_MS } from '@/lib/core/durations';
import type { ChartView } from '@/lib/charts/chart-view';
import { MIDNIGHT, NOW, sourceOf } from '@/lib/heatmaps/funding/fixture';
import { fundingView } from '@/lib/heatmaps/funding/view';
import type { CandleRun } from '@/lib/protocol/messages';
import { createHatching } from '@/lib/render/hatch';
import { memoryPatterns } from '@/lib/render/memory-context';
import { memorySurface } from '@/lib/render/memory-surface';
import { plainProfile } from '@/lib/render/paint-profile-scene';
import { DEFAULT_SETTINGS } from '@/lib/storage/settings';
import type { OverlayLook } from './look';
import { memoryDocument } from './memory-canvas';
import { SideLayers } from './side-layers';

/** A chart of 300 × 240 pixels for tests: five pixels an hour with midnight at 200, prices of 1,000 … 1,200. */
export const VIEW: ChartView = {
  pane: { left: 32, top: 16, width: 300, height: 240 },
  price: { model: 'linear', offset: 16 + 1200 * 1.2, slope: -1.2, shift: 0 },
  time: { offset: 232 - MIDNIGHT * (5 / HOUR_MS), slope: 5 / HOUR_MS, anchor: 'absolute' },
  surface: undefined as unknown as Element,
  confidence: 1,
  errorPx: 0,
  source: 'labels',
};

const { layers, profile } = DEFAULT_SETTINGS;

/** Everything at once, as opaque as it gets. */
export const ALL_SHOWN: OverlayLook = {
  ...DEFAULT_SETTINGS,
  layers: {
    ...layers,
    'order-book': { ...layers['order-book'], visible: true, opacity: 1 },
    liquidation: { ...layers.liquidation, visible: true },
  },
  profile: { ...profile, visible: true, opacity: 1 },
  funding: { visible: true, opacity: 1 },
};

/** Two venues: one an hour after its settlement with a prediction, one that has settled every hour and says no more. */
export const FUNDING = fundingView('BTC-USDT', NOW, [
  sourceOf({ settled: [0.0001, -0.0003], predicted: { rate: 0.0002 } }),
  sourceOf({ venue: 'hyperliquid', intervalHours: 1, settled: [0.000_02], predicted: undefined }),
]);

/** Rows of 10 from 1,000 on: 30 bought in full, 20 of which a quarter is sold, and 10 of which nobody knows who bought. */
export const PROFILE = plainProfile([30, 15, 0], {
  sell: Float64Array.of(0, 5, 0),
  unknown: Float64Array.of(0, 0, 10),
});

/** Hours between 1,060 and 1,080, up to the one that began at midnight. */
export const CANDLES: CandleRun = {
  barMs: HOUR_MS,
  rows: Float64Array.from(
    [...Array(30).keys()].flatMap((hour) => [MIDNIGHT - (29 - hour) * HOUR_MS, 1080, 1060]),
  ),
};

/** Side layers on a clock that stands at `clock.ms`. */
export function sideStage() {
  const clock = { ms: 0 };
  const sides = new SideLayers({
    document: memoryDocument().document,
    hatching: createHatching(memoryPatterns, memorySurface),
    now: () => clock.ms,
  });
  return { sides, clock };
}
