import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cascadeExtentBp, cascadeImbalance, type CascadeNote } from './cascade';
import { type CascadeState, CascadeWatch } from './cascade-watch';

const START = 1_700_000_000_000;

interface Second {
  /** Worth of each print, quote units; positive closes shorts, negative longs. */
  readonly prints?: readonly number[];
  /** Bought (positive) or sold, quote units. */
  readonly flow?: number;
  readonly price: number;
}

class Market {
  watch: CascadeWatch;
  notes: CascadeNote[] = [];
  private time = START;

  constructor(isSampled = false) {
    this.watch = new CascadeWatch({ isSampled });
  }

  sleep(ms: number): this {
    this.time += ms;
    return this;
  }

  play(...seconds: readonly Second[]): this {
    for (const second of seconds) {
      this.time += 1_000;
      this.force(second);
      this.notes.push(...this.watch.second(this.time, second.price));
    }
    return this;
  }

  /** What comes within a second. */
  force({ prints = [], flow = 0, price }: Second): void {
    for (const worth of prints)
      this.watch.liquidation({
        price,
        size: Math.abs(worth) / price,
        position: worth > 0 ? 'short' : 'long',
      });
    if (flow !== 0)
      this.watch.trade({ price, size: Math.abs(flow) / price, side: flow > 0 ? 'buy' : 'sell' });
  }

  /** @param ms since the last second ended. */
  look(ms: number, price: number): readonly CascadeNote[] {
    return this.watch.look(this.time + ms, price);
  }
}

const times = (count: number, second: (index: number) => Second) =>
  Array.from({ length: count }, (_, index) => second(index));
const quiet = (seconds: number, price = 60_000) => times(seconds, () => ({ price }));
/** Twenty seconds, 22 bp down, longs closed for 200,000 a second. */
const fall = (sign: 1 | -1 = -1) =>
  times(20, (index) => ({
    prints: [100_000 * sign, 100_000 * sign],
    flow: 500_000 * sign,
    price: 60_000 * Math.exp(sign * 1.1e-4 * (index + 1)),
  }));
const after = (sign: 1 | -1 = -1) => quiet(60, 60_000 * Math.exp(sign * 22e-4));

describe('a cascade', () => {
  it('has a start, an end, a size, a direction and an extent', () => {
    const { notes } = new Market().play(...quiet(60), ...fall(), ...after());
    expect(notes.map(({ type }) => type)).toEqual(['started', 'ended']);
    const cascade = notes[1]?.cascade;
    expect(cascade).toMatchObject({ direction: 'down', start: START + 61_000, sideShare: 1, bought: 0 });
    expect(cascade && cascadeImbalance(cascade)).toBe(-1);
    expect(cascade && cascadeExtentBp(cascade)).toBeCloseTo(22, 6);
    expect(cascade?.total).toBeCloseTo(4e6, 0);
    expect(cascade?.end).toBeGreaterThanOrEqual(START + 80_000);
    expect(cascade?.end).toBeLessThanOrEqual(START + 89_000);
    expect(cascade?.extreme).toBeCloseTo(60_000 * Math.exp(-22e-4), 6);
    expect(cascade?.volumeRatio).toBeUndefined();
  });

  it('is none without travel, without prints, with prints of both sides, or with one large print', () => {
    const still = fall().map((second) => ({ ...second, price: 60_000 }));
    const unforced = fall().map((second) => ({ ...second, prints: [] }));
    const mixed = fall().map((second) => ({ ...second, prints: [80_000, -120_000] }));
    const lone = fall().map((second, index) => ({ ...second, prints: index === 5 ? [-3e6] : [] }));
    expect(new Market().play(...quiet(60), ...still, ...quiet(60)).notes).toEqual([]);
    for (const seconds of [unforced, mixed, lone])
      expect(new Market().play(...quiet(60), ...seconds, ...after()).notes).toEqual([]);
  });

  it('needs a quarter of the size where the feed tells one liquidation a second', () => {
    const sampled = fall().map((second) => ({ ...second, prints: [-40_000] }));
    expect(new Market().play(...quiet(60), ...sampled, ...after()).notes).toEqual([]);
    expect(new Market(true).play(...quiet(60), ...sampled, ...after()).notes).toHaveLength(2);
  });

  it('is the same one when it goes on within a minute', () => {
    const again = fall().map((second) => ({ ...second, price: second.price * (1 - 25e-4) }));
    const market = new Market().play(
      ...quiet(60),
      ...fall(),
      ...quiet(45, 59_880),
      ...again,
      ...quiet(60, 59_700),
    );
    expect(market.notes.map(({ type }) => type)).toEqual(['started', 'ended', 'ended']);
    expect(market.notes[2]?.cascade).toMatchObject({ start: START + 61_000 });
    expect(market.notes[2]?.cascade.total).toBeCloseTo(8e6, 0);
  });

  it('is never said to have ended when nothing was heard for longer than that', () => {
    const market = new Market().play(...quiet(60), ...fall());
    market.sleep(61_000).play(...quiet(60, 59_880));
    expect(market.notes.map(({ type }) => type)).toEqual(['started']);
  });

  it('compares the volume of its first minute with the hour before', () => {
    const hour = times(3_660, () => ({ price: 60_000, flow: 10_000 }));
    const { notes } = new Market().play(
      ...hour,
      ...fall(),
      ...times(80, () => ({ price: 59_880, prints: [-200_000] })),
      ...quiet(60, 59_880),
    );
    const { volumeRatio } = notes.at(-1)?.cascade ?? {};
    expect(volumeRatio).toBeGreaterThan(15);
    expect(volumeRatio).toBeLessThan(18);
  });

  it('does so too when it was over sooner, unless too little of it was seen', () => {
    const hour = times(3_660, () => ({ price: 60_000, flow: 10_000 }));
    const short = fall().slice(0, 11);
    const over = quiet(60, 59_934);
    const { notes } = new Market().play(...hour, ...short, ...over);
    expect(notes.map(({ type }) => type)).toEqual(['started', 'ended']);
    const { start, end, volumeRatio = NaN } = notes.at(-1)?.cascade ?? { start: 0, end: 0 };
    expect(end - start).toBeLessThan(30_000);
    // Ten further seconds of half a million among the 30 to 60 that are looked at, against ten thousand a second.
    expect(volumeRatio).toBeGreaterThan((10 * 50) / 60);
    expect(volumeRatio).toBeLessThan((10 * 50) / 30);
    const interrupted = new Market().play(...hour, ...short);
    interrupted.sleep(20_000).play(...quiet(35, 59_934));
    expect(interrupted.notes.at(-1)).toMatchObject({ type: 'ended', cascade: { volumeRatio: undefined } });
  });

  it('goes on after the worker died', () => {
    const seconds = [...quiet(60), ...fall(), ...after()];
    const whole = new Market().play(...seconds);
    const market = new Market().play(...seconds.slice(0, 75));
    market.watch = new CascadeWatch({}, JSON.parse(JSON.stringify(market.watch.state)) as CascadeState);
    expect(market.play(...seconds.slice(75)).notes).toEqual(whole.notes);
  });

  it('is told of before the second in which it begins is over, and once', () => {
    const market = new Market().play(...quiet(60), ...fall().slice(0, 4));
    expect(market.notes).toEqual([]);
    const price = 60_000 * Math.exp(-11e-4);
    expect(market.look(100, price)).toEqual([]);
    market.force({ prints: [-100_000, -100_000, -100_000], flow: -500_000, price });
    expect(market.look(200, 60_000)).toEqual([]);
    const [note, ...rest] = market.look(300, price);
    expect(rest).toEqual([]);
    expect(note).toMatchObject({ type: 'started', time: START + 64_300 });
    expect(note?.cascade.total).toBeCloseTo(1_100_000, 0);
    expect(market.look(400, price)).toEqual([]);
    expect(market.watch.state.seconds).toHaveLength(61);
    expect(market.watch.state.seconds.at(-1)).toMatchObject({ time: START + 64_300, prints: 3 });
    const { notes } = market.play(...fall().slice(5), ...after());
    expect(notes.map(({ type }) => type)).toEqual(['ended']);
    expect(notes[0]?.cascade.total).toBeCloseTo(4_100_000, 0);
  });

  it('is not told of late: what is looked at is no later than its second', () => {
    const market = new Market().play(...quiet(60));
    market.force({ prints: [-500_000, -500_000, -500_000], flow: -500_000, price: 59_900 });
    const [note] = market.look(4_000, 59_900);
    expect(note?.time).toBe(START + 60_999);
    expect(market.play(...quiet(60, 59_900)).notes.map(({ type }) => type)).toEqual(['ended']);
  });

  it('is not looked for before the first second', () => {
    const market = new Market();
    market.force({ prints: [-500_000, -500_000, -500_000], flow: -500_000, price: 59_900 });
    expect(market.look(500, 59_900)).toEqual([]);
  });

  it('is mirrored in a mirrored market', () => {
    const up = new Market().play(...quiet(60), ...fall(1), ...after(1)).notes;
    const down = new Market().play(...quiet(60), ...fall(-1), ...after(-1)).notes;
    expect(up.map(({ type, time }) => [type, time])).toEqual(down.map(({ type, time }) => [type, time]));
    expect(up[1]?.cascade).toMatchObject({ direction: 'up', sold: 0, sideShare: 1 });
  });

  it('never holds a number that is none', () => {
    const second = fc.record({
      prints: fc.array(fc.integer({ min: -2_000_000, max: 2_000_000 }), { maxLength: 4 }),
      flow: fc.integer({ min: -5_000_000, max: 5_000_000 }),
      price: fc.integer({ min: 50_000, max: 70_000 }),
    });
    fc.assert(
      fc.property(fc.array(second, { maxLength: 120 }), (seconds) => {
        const { notes, watch } = new Market().play(...seconds);
        for (const { cascade } of notes) {
          expect(cascade.sideShare).toBeGreaterThanOrEqual(0);
          expect(cascade.sideShare).toBeLessThanOrEqual(1);
        }
        expect(JSON.stringify([notes, watch.state])).not.toMatch(/NaN|Infinity|null/);
        expect(watch.state.seconds.length).toBeLessThanOrEqual(61);
      }),
      { numRuns: 50 },
    );
  });
});
