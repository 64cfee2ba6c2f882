import { describe, expect, it } from 'vitest';
import { absorptionOf } from '../walls/absorption';
import { countSize, emptyHistogram, sizeQuantile } from './decayed-histogram';
import { FlowMeter, type FlowState } from './flow-meter';

const START = 1_700_000_000_000;

class Market {
  meter = new FlowMeter();
  price = 60_000;
  private time = START;

  /** Seconds in which so much (quote units) is bought less sold, and the price goes by so many basis points. */
  play(count: number, signed: (second: number) => number, travelBp: (second: number) => number): this {
    for (let second = 0; second < count; second += 1) {
      this.time += 1_000;
      const size = signed(second);
      this.price *= Math.exp(travelBp(second) / 1e4);
      if (size !== 0) this.meter.trade({ price: 1, size: Math.abs(size), side: size > 0 ? 'buy' : 'sell' });
      this.meter.second(this.time, this.price);
    }
    return this;
  }

  pause(ms: number): this {
    this.time += ms;
    return this;
  }
}

const swings = (second: number) => ((second * 7) % 11) - 5;
/** Ten minutes in which 100,000 bought move the price by one basis point. */
const usual = () => new Market().play(600, (second) => 100_000 * swings(second), swings);

describe('FlowMeter', () => {
  it('tells imbalance and signed volume of windows, and nothing of what it has not heard', () => {
    const market = new Market().play(
      4,
      () => 3_000,
      () => 0,
    );
    expect(market.meter.imbalance(5)).toEqual({ ratio: undefined, z: undefined });
    market.play(
      1,
      () => -4_000,
      () => 0,
    );
    expect(market.meter.imbalance(5)).toEqual({ ratio: 0.5, z: undefined });
    expect(market.meter.signed(5)).toBe(8_000);
    expect(
      market
        .pause(10_000)
        .play(
          4,
          () => 1,
          () => 0,
        )
        .meter.imbalance(5).ratio,
    ).toBeUndefined();
  });

  it('measures imbalance against what is usual', () => {
    const { meter } = usual().play(
      60,
      () => 200_000,
      () => 0,
    );
    expect(meter.imbalance(60).ratio).toBe(1);
    expect(meter.imbalance(60).z).toBeGreaterThan(2);
  });

  it('learns how far flow moves the price', () => {
    expect(usual().meter.impact).toBeCloseTo(1e-5, 9);
  });

  it('sees flow that keeps to one side and doubles its pace', () => {
    expect(usual().meter.accelerating).toBe('nowhere');
    const rising = usual().play(
      25,
      (second) => (second < 20 ? 300_000 : 2_000_000),
      () => 1,
    );
    expect(rising.meter.accelerating).toBe('up');
  });

  it('goes on after the worker died', () => {
    const whole = usual().play(
      30,
      () => 50_000,
      () => 0,
    );
    const market = usual();
    market.meter = new FlowMeter(JSON.parse(JSON.stringify(market.meter.state)) as FlowState);
    market.play(
      30,
      () => 50_000,
      () => 0,
    );
    expect(market.meter.state).toEqual(whole.meter.state);
  });
});

describe('absorptionOf', () => {
  it('is heavy flow that hardly moves the price, on the side that takes it', () => {
    const { meter } = usual().play(
      30,
      () => -500_000,
      () => 0,
    );
    expect(absorptionOf(meter, 0.02)).toMatchObject({ side: 'bid', signed: -15e6, travelBp: 0 });
  });

  it('is none when the price goes as far as it usually does, when flow is ordinary or the day unknown', () => {
    expect(
      absorptionOf(
        usual().play(
          30,
          () => -500_000,
          () => -5,
        ).meter,
        0.02,
      ),
    ).toBeUndefined();
    expect(
      absorptionOf(
        usual().play(
          30,
          () => -1_000,
          () => 0,
        ).meter,
        0.02,
      ),
    ).toBeUndefined();
    expect(
      absorptionOf(
        new Market().play(
          60,
          () => -500_000,
          () => 0,
        ).meter,
        0.02,
      ),
    ).toBeUndefined();
  });
});

describe('sizeQuantile', () => {
  it('is right within a bucket and unknown with too few sizes', () => {
    const histogram = emptyHistogram(1e12);
    for (let size = 1; size <= 1_000; size += 1) countSize(histogram, size, 0);
    expect(sizeQuantile(histogram, 0.95, 2_000)).toBeUndefined();
    expect(sizeQuantile(histogram, 0.95, 100)).toBeGreaterThan(940);
    expect(sizeQuantile(histogram, 0.95, 100)).toBeLessThan(1_150);
  });

  it('forgets', () => {
    const histogram = emptyHistogram(1_000);
    for (let count = 0; count < 100; count += 1) countSize(histogram, 1_000, 0);
    for (let count = 0; count < 20; count += 1) countSize(histogram, 10, 1_000);
    expect(sizeQuantile(histogram, 0.9, 1)).toBeLessThan(13);
  });
});
