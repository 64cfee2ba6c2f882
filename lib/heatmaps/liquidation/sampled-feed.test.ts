import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { shownShare } from './sampled-feed';

it('shows everything while liquidations are rare', () => {
  expect(shownShare(0, 0, 60_000)).toBe(1);
  expect(shownShare(0.001, 1, 60_000)).toBeCloseTo(1, 3);
});

it('shows one in a second of a burst', () => {
  // A thousand within five seconds: five of them are shown.
  expect(shownShare(1000, 1, 60_000)).toBeCloseTo(5 / 1000, 6);
});

it('shows less the more is expected, and more the more was told', () => {
  const count = fc.double({ min: 0.01, max: 1e5, noNaN: true });
  fc.assert(
    fc.property(count, count, fc.nat(60), fc.nat(60), (few, more, prints, others) => {
      expect(shownShare(few + more, prints, 60_000)).toBeLessThanOrEqual(
        shownShare(few, prints, 60_000) + 1e-12,
      );
      expect(shownShare(few, prints + others, 60_000)).toBeGreaterThanOrEqual(
        shownShare(few, prints, 60_000) - 1e-12,
      );
      expect(shownShare(few, prints, 60_000)).toBeLessThanOrEqual(1);
    }),
  );
});

it('takes prints of many moments for more than one burst', () => {
  expect(shownShare(1000, 12, 60_000)).toBeGreaterThan(5 * shownShare(1000, 1, 60_000));
});
