import { describe, expect, it } from 'vitest';
import type { FlowBar } from '../flow/flow-bar';
import { barAt } from '../flow/test-bars';
import type { Instrument } from '../market/instrument';
import type { BarLibrary } from './bar-library';
import { interestOf } from './interest';
import { BINANCE } from './test-market';

const MINUTE = 60_000;
const NOW = 1_700_000_400_000;
const HOUR = 60 * MINUTE;

/** Open interest that grows by one an interval, up to 10,000 at `until`. */
const growing = (until: number): Pick<BarLibrary, 'load'> => ({
  load: async (_, { from, to, intervalMs }) => {
    const bars: FlowBar[] = [];
    for (let time = from; time < Math.min(to, until); time += intervalMs) {
      const openInterest = 10_000 - (until - time) / intervalMs + 1;
      bars.push(barAt(time / MINUTE, { intervalMs, openInterest }));
    }
    return bars;
  },
});

const SPOT: Instrument = { ...BINANCE, venue: 'binance-spot', contract: 'spot' };

describe('interestOf', () => {
  it('tells what was opened over the last four hours, of contracts only', async () => {
    const interest = await interestOf(growing(NOW), [BINANCE, SPOT], NOW + 100);
    expect(interest).toMatchObject({
      from: NOW - 4 * HOUR,
      to: NOW,
      openInterest: 10_000 - 48,
      change: 48,
      venues: [BINANCE.venue],
      leftOut: [],
    });
  });

  it('knows nothing of hours whose open interest nobody told', async () => {
    expect(await interestOf(growing(NOW - HOUR), [BINANCE], NOW)).toBeUndefined();
    expect(await interestOf(growing(NOW), [SPOT], NOW)).toBeUndefined();
  });

  it('passes on what a disk that cannot be read says', async () => {
    const broken = { load: () => Promise.reject(new Error('disk')) };
    await expect(interestOf(broken, [BINANCE], NOW)).rejects.toThrow('disk');
  });
});
