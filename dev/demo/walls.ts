import type { Page } from 'playwright-core';
import { ensureDefined } from '../../lib/core/assert';
import type { Side } from '../../lib/core/units';
import type { Exchanges } from '../exchanges/start-exchanges';
import type { MarketSimulator } from '../simulator/market-simulator';
import { alignmentError, type BrightBand, brightestBand, centreError } from './alignment';

/** Large enough for the default alert rule, far enough to stand for a minute. */
const SIZE = 320;
const DISTANCE_PERCENT = 0.2;
/** The wall's row is looked at where it is old enough to be drawn and young enough to be in sight, ms before now. */
const SEEN_FROM_MS = 14_000;
const SEEN_TO_MS = 4_000;
const SEARCH_PX = 14;
/** A wall of which the market has traded away more than this is none any more. */
const MAX_TRADED_SHARE = 0.25;
const MAX_TRIES = 8;
const STILL_PX = 0.05;

/** A price at which the venue whose prices are charted holds much. */
export interface Target {
  readonly price: number;
  readonly size: number;
}

export interface Measurement extends Target {
  /** Undefined when nothing bright was found near the price. */
  readonly band: BrightBand | undefined;
  /** CSS px from the chart's own height of the price to the band, and to its middle. */
  readonly error: number;
  readonly centre: number;
}

export const wasFound = ({ band }: Measurement) => band !== undefined;

/** Puts walls on both sides of the simulated market; returns the id of one to pull later. Does nothing to a capture. */
export function placeWalls({ simulators, symbols }: Exchanges): number | undefined {
  const simulator = simulators.get(symbols[0] ?? '');
  if (!simulator) return undefined;
  for (const side of ['ask', 'bid'] as const) {
    simulator.placeWall({ venue: 'binance-usdm', side, size: SIZE, price: lonelyPrice(simulator, side) });
  }
  const order = { size: SIZE, distancePercent: 0.3 };
  return simulator.placeWall({ ...order, venue: 'bybit-linear', side: 'bid' }).id;
}

/** A price at which a wall can be told from its neighbours: whole hundreds and other walls hold much, too. */
function lonelyPrice(simulator: MarketSimulator, side: Side): number {
  const { midTick, instrument } = ensureDefined(simulator.venues.get('binance-usdm'), 'the charted venue');
  const mid = midTick / instrument.ticksPerUnit;
  const wanted = mid * (1 + ((side === 'ask' ? 1 : -1) * DISTANCE_PERCENT) / 100);
  const away = side === 'ask' ? 1 : -1;
  // Not nearer than wanted: what is near is soon traded away.
  const hundred = Math.floor(wanted / 100) * 100 + (away > 0 ? 100 : -100);
  const taken = simulator.walls().map(({ price }) => price);
  const distance = (price: number) => Math.min(...taken.map((other) => Math.abs(other - price)));
  return distance(hundred + 28) >= distance(hundred + 72) ? hundred + 28 : hundred + 72;
}

/** What should be bright: the placed walls that still stand, or the largest level of a captured book. */
export async function targets({ simulators, symbols, url }: Exchanges): Promise<readonly Target[]> {
  const [symbol = ''] = symbols;
  const simulator = simulators.get(symbol);
  if (simulator)
    return simulator
      .walls()
      .filter(({ kind, venue }) => kind === 'placed' && venue === 'binance-usdm')
      .filter(({ size, placedSize }) => size >= (1 - MAX_TRADED_SHARE) * placedSize);
  const reply = await fetch(`${url}/page/fapi.binance.com/fapi/v1/depth?symbol=${symbol}&limit=1000`);
  const { bids, asks } = (await reply.json()) as Record<'bids' | 'asks', readonly (readonly string[])[]>;
  return [bids, asks].flatMap((levels) => {
    const far = levels.slice(Math.floor(levels.length / 4));
    const largest = far.toSorted((left, right) => Number(right[1]) - Number(left[1]))[0];
    return largest ? [{ price: Number(largest[0]), size: Number(largest[1]) }] : [];
  });
}

/** Compares what is bright on a bare chart page with where the chart itself puts the prices. */
export async function measure(page: Page, walls: readonly Target[]): Promise<readonly Measurement[]> {
  const { screenshot, places } = await stillPicture(page, walls);
  const { pane, left, right, heights, dpr } = places;
  if (!pane || left === undefined || right === undefined) return [];
  const area = { ...pane, left, width: right - left };
  return walls.flatMap((wall, index) => {
    const y = heights[index];
    if (y === undefined || y < pane.top || y > pane.top + pane.height) return [];
    const band = brightestBand(screenshot, { area, dpr, y, within: SEARCH_PX });
    return [
      { ...wall, band, error: band ? alignmentError(band, y) : 0, centre: band ? centreError(band, y) : 0 },
    ];
  });
}

/** A screenshot during which the chart did not move its prices: trades may rescale it at any moment. */
async function stillPicture(page: Page, walls: readonly Target[]) {
  let places = await placesOf(page, walls);
  for (let left = MAX_TRIES; ; left -= 1) {
    const screenshot = await page.screenshot();
    const after = await placesOf(page, walls);
    const isStill = places.heights.every(
      (y, index) => Math.abs((y ?? 0) - (after.heights[index] ?? 0)) < STILL_PX,
    );
    if (isStill || left === 0) return { screenshot, places };
    places = after;
  }
}

/** Where the chart itself puts the pane, the walls' prices and the stretch of time they are looked at in. */
const placesOf = (page: Page, walls: readonly Target[]) =>
  page.evaluate(
    ({ prices, from, to }) => {
      const chart = window.demoChart;
      const now = Date.now();
      return {
        dpr: devicePixelRatio,
        pane: chart?.paneRect(),
        left: chart?.timeToX(now - from),
        right: chart?.timeToX(now - to),
        heights: prices.map((price) => chart?.priceToY(price)),
      };
    },
    { prices: walls.map(({ price }) => price), from: SEEN_FROM_MS, to: SEEN_TO_MS },
  );
