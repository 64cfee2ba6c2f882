import { describe, expect, it } from 'vitest';
import { type AgentMarket, MINUTE_MS, simulateMarket, SNAPSHOT_MINUTES } from './agent-market';
import { marketFacts } from './facts';
import { tellLiquidations } from './feed';
import { REGIMES, type RegimeId } from './regimes';

const market = simulateMarket({ ...REGIMES.retail, days: 1.5, arrivals: 20 }, 7);
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

const shortMarket = (seed: number) => simulateMarket({ ...REGIMES.mid, days: 0.2 }, seed);

const told = (feed: 'full' | 'throttled' | 'none') =>
  tellLiquidations(market, feed).flatMap(({ liquidations }) => liquidations);

const close = (second: number, size: number) => ({
  second,
  size,
  position: 'long' as const,
  price: 60_000,
  level: 60_000,
  leverage: 10,
});

describe('simulateMarket', () => {
  it('gives the same market for the same seed, and another one for another', () => {
    expect(shortMarket(3)).toEqual(shortMarket(3));
    expect(shortMarket(3).bars.at(-1)?.close).not.toBe(shortMarket(4).bars.at(-1)?.close);
  });

  it('has a sound bar for every minute', () => {
    market.bars.forEach((bar, minute) => {
      const { volume } = bar;
      expect(bar.time - (market.bars[0]?.time ?? 0)).toBe(minute * MINUTE_MS);
      expect(bar.low).toBeLessThanOrEqual(bar.markLow);
      expect(bar.high).toBeGreaterThanOrEqual(bar.markHigh);
      expect(bar.markLow).toBeLessThanOrEqual(Math.min(bar.open, bar.close));
      expect(bar.markHigh).toBeGreaterThanOrEqual(Math.max(bar.open, bar.close));
      expect(volume.firstBin * volume.binSize).toBeGreaterThan(bar.markLow - volume.binSize);
      expect((volume.firstBin + volume.buy.length - 1) * volume.binSize).toBeLessThanOrEqual(
        bar.markHigh * (1 + 1e-12),
      );
      expect(sum(volume.buy) + sum(volume.sell)).toBeGreaterThan(0);
      expect(bar.openInterest).toBeGreaterThan(0);
    });
  });

  it('closes by force only what the mark price of that minute reached', () => {
    expect(market.forcedCloses.length).toBeGreaterThan(100);
    const missed = market.forcedCloses.filter(({ second, level, position }) => {
      const bar = market.bars[Math.floor(second / 60)];
      const slack = 1e-9;
      return (
        bar && (position === 'long' ? level < bar.markLow * (1 - slack) : level > bar.markHigh * (1 + slack))
      );
    });
    expect(missed).toEqual([]);
  });

  it('keeps every position that lives on out of what the price took since', () => {
    const [first, second] = market.snapshots.slice(-2);
    expect(second?.minute).toBe((first?.minute ?? 0) + SNAPSHOT_MINUTES);
    const last = market.bars[(second?.minute ?? 0) - 1];
    const passed = [...(second?.levels ?? [])].filter((level, index) =>
      second?.directions[index] === 1 ? level > (last?.markHigh ?? 0) : level < (last?.markLow ?? 0),
    );
    expect(passed.length).toBeLessThan(5);
  });

  it('never has less open interest than its positions', () => {
    for (const { minute, sizes, directions } of market.snapshots) {
      const side = (direction: number) => sum(sizes.filter((_, index) => directions[index] === direction));
      const held = Math.max(side(1), side(-1));
      expect(market.bars[minute - 1]?.openInterest).toBeGreaterThan(held);
    }
  });
});

describe('tellLiquidations', () => {
  it('tells all, or nothing', () => {
    expect(told('full')).toEqual(
      market.forcedCloses.map(({ price, size, position }) => ({ price, size, position })),
    );
    expect(told('none')).toEqual([]);
  });

  it('throttled, tells the latest of each second', () => {
    const small: AgentMarket = {
      bars: market.bars.slice(0, 2),
      snapshots: [],
      forcedCloses: [close(59.1, 1), close(59.9, 2), close(60, 3), close(60.2, 4), close(61, 5)],
    };
    const sizes = tellLiquidations(small, 'throttled').map((bar) => bar.liquidations.map(({ size }) => size));
    expect(sizes).toEqual([[2], [4, 5]]);
  });
});

/** What is published of such markets, with room for what a few simulated days leave to chance. */
const PUBLISHED: readonly {
  readonly regime: RegimeId;
  readonly facts: Readonly<Record<string, readonly [least: number, most: number]>>;
}[] = [
  {
    regime: 'retail',
    facts: {
      openInterest: [0.6e9, 1.5e9],
      turnover: [4, 8],
      liquidated: [0.03, 0.08],
      p50: [3, 7],
      p80: [7, 14],
      p95: [15, 30],
      liquidatedLeverage: [40, 70],
    },
  },
  {
    regime: 'modern',
    facts: {
      openInterest: [1.2e9, 3e9],
      turnover: [2, 5],
      liquidated: [0.002, 0.015],
      p50: [1.2, 3],
      p80: [2, 5],
      p95: [4, 12],
      liquidatedLeverage: [15, 60],
    },
  },
];

describe('REGIMES', () => {
  it.each(PUBLISHED)(
    '$regime is like what is published of such markets',
    ({ regime, facts }) => {
      const found = marketFacts(simulateMarket({ ...REGIMES[regime], days: 9 }, 4), 4);
      const [p50, p80, p95] = found.leverage;
      const figures: Readonly<Record<string, unknown>> = { ...found, p50, p80, p95 };
      const outside = Object.entries(facts).filter(([name, [least, most]]) => {
        const figure = figures[name];
        return !(typeof figure === 'number' && figure >= least && figure <= most);
      });
      expect(outside.map(([name]) => `${name}: ${String(figures[name])}`)).toEqual([]);
    },
    120_000,
  );
});
