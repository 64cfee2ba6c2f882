import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import type { OpenInterestMove, Quadrant } from '../../heatmaps/open-interest/quadrant';
import { asymmetry } from '../clusters/asymmetry';
import { PRICE, readingOf, START } from '../density/reading-fixture';
import { notKnown } from '../known';
import { interestDivergence } from './open-interest';
import { sideFlows } from './side-flow';

const HOUR = 3_600_000;
const NOW = START;

/** What changed in the hour that ended `hoursAgo` hours ago. */
function moveOf(
  hoursAgo: number,
  change: number,
  quadrant: Quadrant | undefined,
  before = 1_000,
): OpenInterestMove {
  const to = NOW - hoursAgo * HOUR;
  const prices = { open: PRICE, close: PRICE, high: PRICE, low: PRICE };
  const interval = {
    from: to - HOUR,
    to,
    openInterest: before + change,
    change,
    placed: [],
    unplaced: undefined,
    ...prices,
  };
  return { interval, share: change / before, quadrant, zScore: undefined };
}

/** Ten days in which longs open 2 and close 2 from window to window, and then `last` hours of what is asked for. */
const history = (last: readonly OpenInterestMove[]) => [
  ...last,
  ...Array.from({ length: 236 }, (_, index) =>
    moveOf(
      4 + index,
      Math.floor(index / 4) % 2 === 0 ? 0.5 : -0.5,
      Math.floor(index / 4) % 2 === 0 ? 'long build-up' : 'long unwinding',
    ),
  ),
];

const hours = (change: number, quadrant: Quadrant, before = 1_000) =>
  Array.from({ length: 4 }, (_, index) => moveOf(index, change, quadrant, before));

const flowsOf = (...last: readonly OpenInterestMove[]) =>
  sideFlows([{ venue: 'binance-usdm', moves: history(last).toReversed() }], NOW);

const heavyBelow = asymmetry(
  readingOf(0, { bid: [{ price: 59_000, size: 300 }], ask: [{ price: 61_000, size: 100 }] }),
  0.03,
);
const heavyAbove = asymmetry(
  readingOf(0, { bid: [{ price: 59_000, size: 100 }], ask: [{ price: 61_000, size: 300 }] }),
  0.03,
);
const even = asymmetry(
  readingOf(0, { bid: [{ price: 59_000, size: 100 }], ask: [{ price: 61_000, size: 100 }] }),
  0.03,
);

describe('sideFlows', () => {
  it('adds up what each side opened, against what it usually does', () => {
    const flows = flowsOf(...hours(-1, 'long unwinding'));
    expect(flows).toMatchObject({
      from: NOW - 4 * HOUR,
      to: NOW,
      openInterest: 1_000,
      change: -4,
      neutralShare: 0,
      venues: ['binance-usdm'],
    });
    expect(flows?.long.net).toBe(-4);
    expect(flows?.long.windows).toBe(59);
    expect(flows?.long.z.value).toBeCloseTo(-2, 1);
    expect(flows?.short).toMatchObject({ net: 0, z: { value: undefined, why: 'usual flow not known' } });
  });

  it('says how much no side can be given', () => {
    const flows = flowsOf(
      moveOf(0, 3, 'neutral'),
      moveOf(1, 1, 'short build-up'),
      moveOf(2, -2, undefined),
      moveOf(3, -0.5, 'short covering'),
    );
    expect(flows?.neutralShare).toBeCloseTo(5 / 6.5, 12);
    expect(flows?.short.net).toBe(0.5);
    expect(flows?.long.net).toBe(0);
  });

  it('leaves out venues whose open interest is not known, and knows nothing without any', () => {
    const gappy = { venue: 'okx-swap' as const, moves: hours(1, 'long build-up').slice(1) };
    const whole = { venue: 'binance-usdm' as const, moves: history(hours(1, 'long build-up')) };
    const flows = sideFlows([gappy, whole], NOW);
    expect(flows).toMatchObject({ venues: ['binance-usdm'], leftOut: ['okx-swap'], change: 4 });
    expect(sideFlows([whole, gappy], NOW)?.long).toEqual(flows?.long);
    expect(sideFlows([gappy], NOW)).toBeUndefined();
  });
});

const verdict = (map: typeof even, last: readonly OpenInterestMove[]) => {
  const { value } = interestDivergence(map, flowsOf(...last));
  return [value?.heavy, value?.verdict];
};

describe('interestDivergence', () => {
  it('says that a heavy side that closes may shrink, and one that opens is building', () => {
    expect(verdict(heavyBelow, hours(-1, 'long unwinding'))).toEqual(['long', 'may shrink']);
    expect(verdict(heavyBelow, hours(1, 'long build-up'))).toEqual(['long', 'building']);
    expect(verdict(heavyBelow, hours(0.1, 'long build-up'))).toEqual(['long', 'none']);
    expect(verdict(even, hours(-1, 'long unwinding'))).toEqual([undefined, 'none']);
  });

  it('says so of falling open interest, whoever closes', () => {
    expect(verdict(heavyBelow, hours(-3, 'neutral'))).toEqual(['long', 'may shrink']);
    expect(verdict(heavyBelow, hours(-3, 'neutral', 10_000))).toEqual(['long', 'none']);
  });

  it('carries its evidence', () => {
    const { value } = interestDivergence(heavyBelow, flowsOf(...hours(-1, 'long unwinding')));
    expect(value?.openInterestChange).toBeCloseTo(-0.004, 12);
    expect(value?.flow?.net).toBe(-4);
    expect(value?.asymmetry).toBe(heavyBelow);
  });

  it('does not know what it cannot', () => {
    expect(interestDivergence(heavyAbove, flowsOf(...hours(1, 'short build-up')))).toEqual(
      notKnown('usual flow not known'),
    );
    expect(interestDivergence(heavyBelow, undefined)).toEqual(notKnown('open interest not known'));
    expect(interestDivergence(heavyBelow, flowsOf(...hours(1, 'long build-up', 0)))).toEqual(
      notKnown('open interest not known'),
    );
    const empty = asymmetry(readingOf(0), 0.03);
    expect(interestDivergence(empty, flowsOf(...hours(1, 'long build-up')))).toEqual(
      notKnown('nothing there'),
    );
    expect(ensureDefined(flowsOf(...hours(1, 'short build-up')), 'flows').short.net).toBe(4);
  });
});
