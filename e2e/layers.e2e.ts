import { PNG } from 'pngjs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rect } from '../lib/charts/chart-view';
import type { LayerId } from '../lib/heatmaps/layers';
import { type Demo, paneOf, startDemo, until } from './fixtures/demo';
import { changedShare } from '../dev/demo/alignment';

const FETCHING_MS = 150_000;
/** What is measured is measured again until it is so: pictures of two states take seconds. */
const PAINTING = { timeout: 120_000 };
const TEST_MS = 240_000;
/** A layer that is there paints at least this share of the pane. */
const PAINTED: Readonly<Record<LayerId, number>> = {
  'order-book': 0.002,
  liquidation: 0.02,
  'open-interest': 0.005,
  'volume-profile': 0.01,
  funding: 0.005,
};
const LAYERS = Object.keys(PAINTED) as LayerId[];
/** The chip and the legend lie over the chart's left side, and go with the last layer. */
const CONTROLS_PX = 210;
/** A line may end within a pixel of the edge of a candle, which the chart itself draws soft. */
const SOFT_EDGES = 0.001;
/** The newest bars move from picture to picture. */
const MOVING_SHARE = 0.2;

let demo: Demo;
let page: Page;

beforeAll(async () => {
  demo = await startDemo({ shown: [] });
  page = await demo.openChart('interval=5m');
  const fetched = async () => (await demo.ask('status')).backfill;
  await until(
    'the past is there',
    async () => {
      const all = await fetched();
      return all.length === 2 && all.every(({ share }) => share > 0.98);
    },
    FETCHING_MS,
  );
}, TEST_MS);
afterAll(() => demo?.close());

/** What a page shows with these layers, once what they need has come. */
async function picture(layers: readonly LayerId[], shown = page): Promise<Buffer> {
  await demo.show(layers);
  await shown.bringToFront();
  await shown.waitForTimeout(2_500);
  return shown.screenshot();
}

describe('the layers of a chart', { timeout: TEST_MS }, () => {
  it.each(LAYERS)('%s is painted when it is on, and gone when it is off', async (layer) => {
    const pane = await paneOf(page);
    const share = async () => changedShare(await picture([]), await picture([layer]), pane, 1);
    await expect.poll(share, PAINTING).toBeGreaterThan(PAINTED[layer]);
  });

  it('are painted all five at once', async () => {
    const pane = await paneOf(page);
    const share = async () => changedShare(await picture([]), await picture(LAYERS), pane, 1);
    await expect.poll(share, PAINTING).toBeGreaterThan(0.05);
  });

  it('leave the candles free where they lie at the side', async () => {
    // Trades move the chart's own price axis and its line of the last price.
    demo.exchanges.setPace(0);
    try {
      await expect
        .poll(async () => {
          const before = await picture([]);
          const on = await picture(['volume-profile', 'funding']);
          const pane = await paneOf(page);
          return [coveredShare(before, await picture([]), pane), coveredShare(before, on, pane) < SOFT_EDGES];
        }, PAINTING)
        .toEqual([0, true]);
    } finally {
      demo.exchanges.setPace(1);
    }
  });

  it('keep to the right of candles that nobody records', async () => {
    const foreign = await demo.open('/chart?symbol=OKX:BTCUSDT.P&bare=1&interval=5m');
    const locked = async () => (await demo.ask('activePage'))?.state === 'locked';
    await until('the overlay is locked', locked);
    const { left, top, width, height } = await paneOf(foreign);
    const past = { left: left + CONTROLS_PX, top, width: width * (1 - MOVING_SHARE) - CONTROLS_PX, height };
    const right = { left: left + width * (1 - MOVING_SHARE), top, width: width * MOVING_SHARE, height };
    const shares = async () => {
      const [off, on] = [await picture([], foreign), await picture(['volume-profile', 'funding'], foreign)];
      return [changedShare(off, on, past, 1), changedShare(off, on, right, 1) > 0.005];
    };
    await expect.poll(shares, PAINTING).toEqual([0, true]);
    await foreign.close();
  });
});

/** The share of a picture's candle pixels that are none in another one. */
function coveredShare(one: Buffer, other: Buffer, { left, top, width, height }: Rect): number {
  const [before, after] = [PNG.sync.read(one), PNG.sync.read(other)];
  let [candles, covered] = [0, 0];
  for (let y = Math.ceil(top); y < top + height - 1; y += 1) {
    for (let x = Math.ceil(left + CONTROLS_PX); x < left + width * (1 - MOVING_SHARE); x += 1) {
      const at = (y * before.width + x) * 4;
      if (!isCandle(before.data, at)) continue;
      candles += 1;
      if (!isCandle(after.data, at)) covered += 1;
    }
  }
  expect(candles).toBeGreaterThan(1_000);
  return covered / candles;
}

/** The demo chart draws candles in a strong green or red, and nothing else. */
function isCandle(data: Uint8Array, at: number): boolean {
  const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
  return Math.max(red, green, blue) - Math.min(red, green, blue) > 90;
}
