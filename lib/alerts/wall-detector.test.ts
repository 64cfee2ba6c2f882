import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Side } from '../core/units';
import type { HeatColumn, VenueCoverage } from '../heatmaps/columns/column';
import { quantise } from '../heatmaps/columns/quantise';
import type { TradeEvent } from '../market/events';
import { WallDetector } from './wall-detector';
import type { WallSearch } from './wall-search';

const RULE: WallSearch = { minSize: 200, maxDistancePercent: 1 };
const START = 1_700_000_000_000;
const BINANCE: VenueCoverage = { venue: 'binance-usdm', low: 59_000, high: 61_000, shift: 0 };
const BYBIT: VenueCoverage = { venue: 'bybit-linear', low: 59_000, high: 61_000, shift: 5 };

interface Scene {
  readonly bids?: Readonly<Record<number, number>>;
  readonly asks?: Readonly<Record<number, number>>;
  readonly mid?: number;
  readonly coverage?: readonly VenueCoverage[];
  /** Stands in every bin that is not named. */
  readonly background?: number;
}

/** Second `second` of a book of $10 bins from 59,000 to 61,000, by price. */
function columnAt(second: number, scene: Scene): HeatColumn {
  const { bids = {}, asks = {}, mid = 60_000, coverage = [BINANCE], background = 5 } = scene;
  const grid = { firstBin: 5_900, count: 200, binSize: 10, unit: 0.001 };
  const paint = (sizes: Readonly<Record<number, number>>) => {
    const cells = new Uint8Array(grid.count).fill(quantise(background, grid.unit));
    for (const [price, size] of Object.entries(sizes))
      cells[Math.floor(Number(price) / 10) - grid.firstBin] = quantise(size, grid.unit);
    return cells;
  };
  return {
    time: START + second * 1_000,
    stepMs: 1_000,
    grid,
    cells: { bid: paint(bids), ask: paint(asks) },
    bid: mid - 0.5,
    ask: mid + 0.5,
    coverage,
  };
}

const tradeAt = (price: number, size: number, side: 'buy' | 'sell', venue = BINANCE.venue): TradeEvent => ({
  type: 'trade',
  venue,
  symbol: 'BTCUSDT',
  time: START,
  price,
  size,
  side,
});

/** Plays one scene per second; before each the trades of `trades[second]`, and always one small one at the mid. */
function play(scenes: readonly (Scene | 'gap')[], trades: Record<number, readonly TradeEvent[]> = {}) {
  const detector = new WallDetector();
  return scenes.flatMap((scene, second) => {
    if (scene === 'gap') return [];
    for (const trade of trades[second] ?? [tradeAt(scene.mid ?? 60_000, 0.01, 'buy')]) detector.trade(trade);
    return detector
      .push(columnAt(second, scene), RULE)
      .map((event) => ({ ...event, second: (event.time - START) / 1_000 }));
  });
}

const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
const EMPTY: Scene = {};
const WALL: Scene = { bids: { 59_800: 400 } };

describe('a wall that appears', () => {
  it('is told once it has stood for two seconds', () => {
    const [event, ...rest] = play([...times(5, EMPTY), ...times(6, WALL)]);
    expect(rest).toEqual([]);
    expect(event).toMatchObject({ kind: 'appeared', side: 'bid', price: 59_800, second: 7 });
    expect(event?.distancePercent).toBeCloseTo(-1 / 3, 3);
    expect(event?.venues).toEqual(['binance-usdm']);
    expect(event?.size).toBeGreaterThan(400 / 1.04);
    expect(event?.size).toBeLessThan(400 * 1.04);
  });

  it('is one wall when it spreads over neighbouring bins, at the price of the largest', () => {
    const spread = { asks: { 60_200: 250, 60_210: 500, 60_220: 300 } };
    const events = play([...times(5, EMPTY), ...times(6, spread)]);
    expect(events).toMatchObject([{ kind: 'appeared', side: 'ask', price: 60_210 }]);
    expect(events[0]?.size).toBeGreaterThan(1_000);
  });

  it('is told of both sides', () => {
    const both = { bids: { 59_800: 400 }, asks: { 60_300: 300 } };
    expect(play([...times(5, EMPTY), ...times(4, both)]).map(({ side }) => side)).toEqual(['bid', 'ask']);
  });

  it('counts when it is as large as the rule asks, whatever quantising does to it', () => {
    const exact = { bids: { 59_800: RULE.minSize } };
    expect(play([...times(5, EMPTY), ...times(4, exact)])).toHaveLength(1);
  });

  it('is not told when it flickers for less than two seconds', () => {
    const flicker = [...times(2, WALL), ...times(3, EMPTY)];
    expect(play([...times(5, EMPTY), ...flicker, ...flicker, ...flicker])).toEqual([]);
  });

  it('is not told again when it slips by two bins', () => {
    const moved = { bids: { 59_820: 400 } };
    const events = play([...times(5, EMPTY), ...times(3, WALL), ...times(5, moved), ...times(5, WALL)]);
    expect(events.map(({ kind }) => kind)).toEqual(['appeared']);
  });

  it('is not told when it was there at the start', () => {
    expect(play(times(12, WALL))).toEqual([]);
    expect(play([...times(2, EMPTY), ...times(10, WALL)])).toEqual([]);
  });

  it('is not told when the price merely moves towards it', () => {
    const far = { bids: { 59_300: 400 } };
    const drift = Array.from({ length: 20 }, (_, step) => ({ ...far, mid: 60_000 - step * 20 }));
    expect(play([...times(5, EMPTY), ...times(5, far), ...drift])).toEqual([]);
  });

  it('is not told when it lies outside what the venues know', () => {
    const coverage = [{ ...BINANCE, low: 59_900 }];
    const scenes = [...times(5, EMPTY), ...times(6, WALL)].map((scene) => ({ ...scene, coverage }));
    expect(play(scenes)).toEqual([]);
  });

  it('is not told when a venue brings it along by joining, or by showing more of its book', () => {
    const alone = times(5, EMPTY);
    expect(play([...alone, ...times(6, { ...WALL, coverage: [BINANCE, BYBIT] })])).toEqual([]);
    const narrow = times(5, { coverage: [{ ...BINANCE, low: 59_850 }] });
    expect(play([...narrow, ...times(6, WALL)])).toEqual([]);
  });

  it('is not told when it is what is left to see of a wider one', () => {
    const wide = { bids: { 59_800: 400, 59_810: 400, 59_820: 400, 59_830: 400, 59_840: 400 } };
    const rest = { bids: { 59_830: 400, 59_840: 400 }, coverage: [{ ...BINANCE, low: 59_820 }] };
    expect(play([...times(6, wide), ...times(6, rest)])).toEqual([]);
  });

  it('is not told across a gap', () => {
    expect(play([...times(5, EMPTY), 'gap', ...times(8, WALL)])).toEqual([]);
  });

  it('is not told while the mid is unknown, nor called new afterwards', () => {
    const blind = { ...WALL, mid: Number.NaN };
    expect(play([...times(5, EMPTY), ...times(5, blind), ...times(5, WALL)])).toEqual([]);
  });

  it('is not told of walls that only a new rule makes so', () => {
    const detector = new WallDetector();
    const rules = [...times(6, RULE), ...times(6, { ...RULE, minSize: 100 })];
    const small = { bids: { 59_800: 150 } };
    const events = rules.flatMap((rule, second) => detector.push(columnAt(second, small), rule));
    expect(events).toEqual([]);
  });
});

describe('a wall that goes', () => {
  const standing = [...times(5, EMPTY), ...times(6, WALL)];
  const goneAt = standing.length;

  it('was pulled when nobody traded there', () => {
    const [, pulled, ...rest] = play([...standing, ...times(5, EMPTY)]);
    expect(rest).toEqual([]);
    expect(pulled).toMatchObject({ kind: 'pulled', side: 'bid', price: 59_800, second: goneAt + 1 });
    expect(pulled?.size).toBeGreaterThan(380);
  });

  it('was pulled even if it had been there from the start', () => {
    expect(play([...times(8, WALL), ...times(3, EMPTY)]).map(({ kind }) => kind)).toEqual(['pulled']);
  });

  const kindsAfter = (sold: number, side: 'buy' | 'sell' = 'sell') =>
    play([...standing, ...times(4, EMPTY)], { [goneAt]: [tradeAt(59_800, sold, side)] }).map(
      ({ kind }) => kind,
    );

  it('was eaten when sales explain it, and mixed when they explain a part', () => {
    expect(kindsAfter(390)).toEqual(['appeared']);
    expect(kindsAfter(150)).toEqual(['appeared']);
    expect(kindsAfter(40)).toEqual(['appeared', 'pulled']);
  });

  it('was not eaten by trades of the other aggressor', () => {
    expect(kindsAfter(390, 'buy')).toEqual(['appeared', 'pulled']);
  });

  it('was eaten when the trades come in a second after the book', () => {
    const late = { [goneAt + 1]: [tradeAt(59_800, 390, 'sell')] };
    expect(play([...standing, ...times(4, EMPTY)], late).map(({ kind }) => kind)).toEqual(['appeared']);
  });

  it('counts a trade where the venue’s basis puts it', () => {
    const coverage = [BINANCE, BYBIT];
    const scenes = [...standing, ...times(4, EMPTY)].map((scene) => ({ ...scene, coverage }));
    const heard = [tradeAt(60_000, 0.01, 'buy'), tradeAt(60_000, 0.01, 'buy', 'bybit-linear')];
    const trades = Object.fromEntries(scenes.map((_, second) => [second, heard]));
    const kinds = (price: number) =>
      play(scenes, { ...trades, [goneAt]: [tradeAt(price, 390, 'sell', 'bybit-linear')] }).map(
        ({ kind }) => kind,
      );
    expect(kinds(59_797)).toEqual(['appeared']);
    expect(kinds(59_816)).toEqual(['appeared', 'pulled']);
  });

  it('is not called pulled when the price came to it', () => {
    const reached = { mid: 59_799 };
    expect(play([...standing, ...times(4, reached)]).map(({ kind }) => kind)).toEqual(['appeared']);
    const through = { [goneAt]: [tradeAt(59_750, 1, 'sell')] };
    expect(play([...standing, ...times(4, EMPTY)], through).map(({ kind }) => kind)).toEqual(['appeared']);
  });

  it('is not called pulled without the trades of every venue', () => {
    const silent = Object.fromEntries(times(20, []).map((none, second) => [second, none]));
    expect(play([...standing, ...times(4, EMPTY)], silent).map(({ kind }) => kind)).toEqual(['appeared']);
    const scenes = [...standing, ...times(4, EMPTY)].map((scene) => ({
      ...scene,
      coverage: [BINANCE, BYBIT],
    }));
    expect(play(scenes).map(({ kind }) => kind)).toEqual(['appeared']);
  });

  it('is not called pulled when trades were missed while it stood', () => {
    const detector = new WallDetector();
    const kinds = [...standing, ...times(4, EMPTY)].flatMap((scene, second) => {
      if (second === goneAt) detector.tradesLost('binance-usdm');
      detector.trade(tradeAt(60_000, 0.01, 'buy'));
      return detector.push(columnAt(second, scene), RULE).map(({ kind }) => kind);
    });
    expect(kinds).toEqual(['appeared']);
  });

  it('is not called pulled across a gap or when its venue leaves', () => {
    expect(play([...standing, 'gap', ...times(5, EMPTY)])).toHaveLength(1);
    const silent = Object.fromEntries(times(5, []).map((none, second) => [goneAt + 1 + second, none]));
    expect(play([...standing, 'gap', ...times(4, WALL), ...times(5, EMPTY)], silent)).toHaveLength(1);
    const left = { coverage: [{ ...BINANCE, low: 59_900 }] };
    expect(play([...standing, ...times(5, left)])).toHaveLength(1);
  });

  it('stands while half of its peak is left', () => {
    const halves = [240, 220, 250, 230, 400].map((size) => ({ bids: { 59_800: size } }));
    expect(play([...standing, ...halves, ...halves]).map(({ kind }) => kind)).toEqual(['appeared']);
  });
});

describe('whatever the book does', () => {
  const size = fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 2_000, noNaN: true }));
  const price = fc.integer({ min: 5_900, max: 6_099 }).map((bin) => bin * 10);
  const levels = fc.dictionary(price.map(String), size, { maxKeys: 6 });
  const mid = fc.oneof(fc.double({ min: 59_000, max: 61_000, noNaN: true }), fc.constant(Number.NaN));
  const scene = fc.record({ bids: levels, asks: levels, mid });

  it('stays silent while the sizes stay, wherever the price goes', () => {
    fc.assert(
      fc.property(levels, fc.array(mid, { maxLength: 30 }), (bids, mids) => {
        expect(play(mids.map((value) => ({ bids, mid: value })))).toEqual([]);
      }),
    );
  });

  it('tells only of walls inside the coverage, within the distance and of the size asked for', () => {
    const coverage = [{ ...BINANCE, low: 59_700, high: 60_300 }];
    const lasting = fc.tuple(scene, fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(fc.array(lasting, { maxLength: 10 }), (parts) => {
        const scenes = parts.flatMap(([part, seconds]) => times(seconds, { ...part, coverage }));
        for (const event of play(scenes)) {
          expect(event.price).toBeGreaterThanOrEqual(59_700);
          expect(event.price).toBeLessThan(60_300);
          expect(Math.abs(event.distancePercent)).toBeLessThanOrEqual(RULE.maxDistancePercent);
          expect(event.size).toBeGreaterThan(RULE.minSize * 0.96);
          expect(event.second).toBeGreaterThanOrEqual(3);
          const side: Side = event.side;
          expect(side).toMatch(/bid|ask/);
        }
      }),
    );
  });
});
