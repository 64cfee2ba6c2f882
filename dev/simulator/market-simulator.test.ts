import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../lib/core/assert';
import { SIDES } from '../../lib/core/units';
import type { VenueId } from '../../lib/market/venues';
import { quietLead } from './lead';
import { BTC, ETH } from './market-spec';
import { MarketSimulator, STEP_MS } from './market-simulator';
import type { VenueMarket, VenueUpdate } from './venue-market';

const START = 1_760_000_000_000;
const FULL = 100_000;

function open(seed: number, spec = BTC): MarketSimulator {
  return new MarketSimulator({ seed, spec, startTime: START, historyHours: 0.1 });
}

function* run(simulator: MarketSimulator, steps: number) {
  for (let step = 1; step <= steps; step += 1) yield simulator.step(START + step * STEP_MS);
}

const stream = (seed: number) => JSON.stringify([...run(open(seed), 40)].map((one) => [...one]));

/** What a client holds that applies updates to a snapshot and knows nothing else. */
class ClientBook {
  readonly sides = { bid: new Map<number, number>(), ask: new Map<number, number>() };

  constructor(market: VenueMarket) {
    for (const side of SIDES)
      for (const [tick, lots] of market.top(side, FULL)) this.sides[side].set(tick, lots);
  }

  apply({ changes }: VenueUpdate): void {
    for (const { side, tick, lots } of changes)
      if (lots === 0) this.sides[side].delete(tick);
      else this.sides[side].set(tick, lots);
  }

  get bestBid() {
    return Math.max(...this.sides.bid.keys());
  }

  get bestAsk() {
    return Math.min(...this.sides.ask.keys());
  }

  sorted(side: 'bid' | 'ask') {
    const sign = side === 'bid' ? -1 : 1;
    return [...this.sides[side]].toSorted(([left], [right]) => sign * (left - right));
  }
}

describe('MarketSimulator', () => {
  it('gives the same stream for the same seed, another for another', () => {
    expect(stream(5)).toBe(stream(5));
    expect(stream(5)).not.toBe(stream(6));
  });

  it('sends changes that carry a snapshot to the book itself at any time, and never crosses', () => {
    const moment = fc.record({
      seed: fc.integer({ min: 0, max: 1e6 }),
      before: fc.integer({ min: 0, max: 60 }),
      after: fc.integer({ min: 1, max: 120 }),
    });
    fc.assert(
      fc.property(moment, ({ seed, before, after }) => {
        const simulator = open(seed);
        for (const _ of run(simulator, before));
        const clients = new Map([...simulator.venues].map(([id, venue]) => [id, new ClientBook(venue)]));
        for (const updates of run(simulator, after))
          for (const [id, update] of updates) {
            const client = ensureDefined(clients.get(id), id);
            client.apply(update);
            expect(client.bestBid).toBeLessThan(client.bestAsk);
            expect(update.first).toBe(update.prev + 1);
          }
        for (const [id, venue] of simulator.venues)
          for (const side of SIDES) expect(clients.get(id)?.sorted(side)).toEqual(venue.top(side, FULL));
      }),
      { numRuns: 12 },
    );
  });

  it('lets a wall shrink by exactly what traded at its price', () => {
    const simulator = open(11);
    const wall = simulator.placeWall({ venue: 'binance-usdm', side: 'ask', size: 30, distancePercent: 0.01 });
    let traded = 0;
    let standing = wall.size;
    for (const updates of run(simulator, 3_000)) {
      for (const { tick, lots } of updates.get('binance-usdm')?.trades ?? [])
        if (tick === Math.round(wall.price * 10)) traded += lots;
      standing = simulator.walls().find(({ id }) => id === wall.id)?.size ?? 0;
      if (standing === 0) break;
      expect(Math.round((wall.size - standing) * 1000)).toBe(traded);
    }
    expect(standing).toBe(0);
    const end = simulator
      .wallEvents()
      .find((event) => event.wall.id === wall.id && event.type === 'absorbed');
    expect(end).toBeDefined();
  });

  it('pulls spoofed walls before the price reaches them and keeps what traders see consistent', () => {
    const simulator = open(3);
    for (const _ of run(simulator, 6_000));
    const events = simulator.wallEvents();
    const spoofs = events.filter(({ wall }) => wall.kind === 'spoof');
    expect(spoofs.filter(({ type }) => type === 'pulled').length).toBeGreaterThan(3);
    expect(spoofs.filter(({ type }) => type === 'absorbed').length).toBeLessThan(3);
    expect(events.some(({ type, wall }) => type === 'absorbed' && wall.kind !== 'spoof')).toBe(true);
  });

  it('refuses a wall that would cross the market and pulls by id', () => {
    const simulator = open(4);
    expect(() =>
      simulator.placeWall({ venue: 'bybit-linear', side: 'bid', size: 50, price: 120_000 }),
    ).toThrow(RangeError);
    const wall = simulator.placeWall({ venue: 'bybit-linear', side: 'bid', size: 50, distancePercent: 0.5 });
    expect(simulator.walls()).toContainEqual(wall);
    expect(simulator.pullWall(wall.id)).toBe(true);
    expect(simulator.pullWall(wall.id)).toBe(false);
  });

  it('has the depth, the traffic and the volatility that it promises', () => {
    const simulator = open(21);
    const venue = ensureDefined(simulator.venues.get('binance-usdm'), 'venue');
    let changes = 0;
    let liquidations = 0;
    for (const updates of run(simulator, 3_000)) {
      const update = ensureDefined(updates.get('binance-usdm'), 'update');
      changes += update.changes.length;
      liquidations += update.liquidations.length;
    }
    expect(changes / 3_000).toBeGreaterThan(60);
    expect(changes / 3_000).toBeLessThan(140);
    expect(liquidations).toBeGreaterThan(10);
    for (const side of SIDES) {
      const ticks = venue.top(side, FULL).map(([tick]) => tick);
      expect(ticks.length).toBeGreaterThan(1_500);
      const reach = Math.max(...ticks) / Math.min(...ticks) - 1;
      expect(reach).toBeGreaterThan(0.035);
      expect(reach).toBeLessThan(0.05);
    }
    const minutes = venue.candles.bars(60_000, { limit: 100 });
    const ranges = minutes.map(({ high, low }) => (high - low) / low);
    expect(Math.max(...ranges)).toBeLessThan(0.02);
    expect(Math.min(...ranges)).toBeGreaterThan(0);
  });

  it('keeps the venues within a few dollars of each other, mark and index between them', () => {
    const simulator = open(8);
    let widest = 0;
    for (const _ of run(simulator, 2_000)) {
      const [first, second] = [...simulator.venues.values()];
      widest = Math.max(widest, Math.abs((first?.midTick ?? 0) - (second?.midTick ?? 0)) / 10);
    }
    expect(widest).toBeGreaterThan(1);
    expect(widest).toBeLessThan(120);
    for (const venue of simulator.venues.values()) {
      const { mark, index, fundingRate, openInterest, nextFundingTime } = venue.ticker();
      expect(Math.abs(mark / index - 1)).toBeLessThan(0.001);
      expect(Math.abs(fundingRate)).toBeLessThan(0.001);
      expect(openInterest).toBeGreaterThan(50_000);
      expect(nextFundingTime % 28_800_000).toBe(0);
    }
  });

  it('has bars before the start that meet the live ones without a hole', () => {
    const simulator = new MarketSimulator({ seed: 2, startTime: START, historyHours: 2 });
    for (const _ of run(simulator, 1_300));
    const bars = simulator.venues.get('binance-usdm')?.candles.bars(60_000, { limit: 1_500 }) ?? [];
    expect(bars.length).toBeGreaterThan(118);
    for (const [index, bar] of bars.entries()) {
      const previous = bars[index - 1];
      if (!previous) continue;
      expect(bar.time - previous.time).toBe(60_000);
      expect(Math.abs(bar.open - previous.close)).toBeLessThan(previous.close * 0.003);
      expect(bar.high).toBeGreaterThanOrEqual(Math.max(bar.open, bar.close));
    }
  });

  it('goes where it is led, however far that is from where it would walk', () => {
    const lead = quietLead();
    const simulator = new MarketSimulator({ seed: 6, startTime: START, historyHours: 0.1, lead });
    const venue = ensureDefined(simulator.venues.get('binance-usdm'), 'venue');
    for (const way of [1.15, 0.87]) {
      const price = BTC.anchor * way;
      lead.goal = { price, share: 0.001 };
      for (const _ of run(simulator, 500));
      expect(Math.abs(venue.midTick / 10 / price - 1)).toBeLessThan(0.001);
      for (const side of SIDES) expect(venue.top(side, FULL).length).toBeGreaterThan(1_500);
    }
  });

  it('trades by script on one venue alone', () => {
    const lead = { ...quietLead(), volume: 50, bought: 1, opening: 0.5, venue: 'bybit-linear' as const };
    const simulator = new MarketSimulator({ seed: 6, startTime: START, historyHours: 0.1, lead });
    const interestOf = (id: VenueId) => ensureDefined(simulator.venues.get(id), id).ticker().openInterest;
    const before = { there: interestOf('bybit-linear'), elsewhere: interestOf('binance-usdm') };
    for (const _ of run(simulator, 200));
    expect(interestOf('bybit-linear') - before.there).toBeGreaterThan(200 * 50 * 0.4);
    expect(Math.abs(interestOf('binance-usdm') - before.elsewhere)).toBeLessThan(200 * 50 * 0.1);
  });

  it('has no order between prices that are shunned, and has some again when they are not', () => {
    const lead = quietLead();
    const simulator = new MarketSimulator({ seed: 6, startTime: START, historyHours: 0.1, lead });
    const venue = ensureDefined(simulator.venues.get('binance-usdm'), 'venue');
    const [low, high] = [BTC.anchor * 0.98, BTC.anchor * 0.985];
    const resting = () =>
      venue.top('bid', FULL).filter(([tick]) => tick / 10 > low + 100 && tick / 10 < high - 100).length;
    for (const _ of run(simulator, 10));
    expect(resting()).toBeGreaterThan(100);
    lead.shunned = { low, high };
    for (const _ of run(simulator, 10));
    expect(resting()).toBe(0);
    lead.shunned = undefined;
    for (const _ of run(simulator, 500));
    expect(resting()).toBeGreaterThan(10);
  });

  it('runs a second market with its own prices', () => {
    const simulator = open(1, ETH);
    for (const _ of run(simulator, 200));
    const [best] = simulator.venues.get('bybit-linear')?.top('bid', 1) ?? [];
    expect((best?.[0] ?? 0) / 100).toBeGreaterThan(3_000);
    expect((best?.[0] ?? 0) / 100).toBeLessThan(4_000);
  });
});
