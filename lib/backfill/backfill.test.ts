import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../core/fake-clock';
import { binanceUsdm } from '../exchanges/binance-usdm';
import { btcInstrument } from '../market/book-fixture';
import { Backfill, type InstrumentProgress, quartersKnown } from './backfill';
import type { BackfillTarget } from './venue-backfill';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A disk that is there at once. */
class Disk {
  readonly trimmed: ((series: string) => number)[] = [];
  readonly put = async () => undefined;
  readonly spans = async () => [];
  readonly trim = async (before: (series: string) => number) => void this.trimmed.push(before);
}

let clock: FakeClock;
let asked: string[];
let until: number;
let wanted: readonly BackfillTarget[];
/** The exchanges' clocks are ahead by so much, as far as is known. */
let aheadMs: number;

function target(symbol: string): BackfillTarget {
  const candles = {
    finestMs: HOUR,
    reachMs: HOUR,
    page: async (_rest: unknown, _instrument: unknown, { to }: { readonly to: number }) => {
      asked.push(symbol);
      until = to;
      return { rows: [], until: to };
    },
  };
  return {
    exchange: { ...binanceUsdm, history: { candles } },
    instrument: btcInstrument({ symbol }),
    rest: () => Promise.reject(new Error('not asked')),
  };
}

beforeEach(() => {
  clock = new FakeClock(1_790_000_000_000);
  asked = [];
  aheadMs = 0;
});

const begin = (disk: Disk) =>
  new Backfill({
    clock,
    skewMs: () => aheadMs,
    random: () => 0.5,
    store: disk,
    targets: () => wanted,
  });

it('follows what is wanted: what comes late is begun, what is no longer wanted ends', async () => {
  wanted = [target('BTCUSDT')];
  const disk = new Disk();
  const backfill = begin(disk);
  await clock.advance(1_000);
  expect(backfill.progress).toEqual([
    { venue: 'binance-usdm', symbol: 'BTCUSDT', share: 1, done: true, reason: '' },
  ]);
  wanted = [target('ETHUSDT')];
  await clock.advance(10_000);
  expect(backfill.progress.map(({ symbol }) => symbol)).toEqual(['ETHUSDT']);
  expect(asked).toEqual(['BTCUSDT', 'ETHUSDT']);
  await clock.advance(16 * MINUTE);
  expect(asked).not.toContain(undefined);
  expect(asked.filter((symbol) => symbol === 'BTCUSDT')).toHaveLength(1);
  const [trimBefore] = disk.trimmed;
  const keptDays = (series: string) => (1_790_000_000_000 - (trimBefore?.(series) ?? 0)) / (24 * HOUR);
  expect(keptDays('funding/binance-usdm/BTCUSDT/0')).toBeCloseTo(91, 1);
  expect(keptDays('candles/binance-usdm/BTCUSDT/60000')).toBeCloseTo(91, 1);
  expect(keptDays('candles/binance-usdm/BTCUSDT/3600000')).toBeCloseTo(366, 1);
  backfill.stop();
  const before = asked.length;
  await clock.advance(60 * MINUTE);
  expect(asked).toHaveLength(before);
});

const about = (symbol: string) => ({ venue: 'binance-usdm' as const, symbol });

const at = (symbol: string, share: number): InstrumentProgress => ({
  ...about(symbol),
  share,
  done: false,
  reason: '',
});

describe('quartersKnown', () => {
  it('tells whole quarters of the mean of what is known of each', () => {
    const both = [about('BTCUSDT'), about('ETHUSDT')];
    expect(quartersKnown(both, [at('BTCUSDT', 1), at('ETHUSDT', 0), at('XRPUSDT', 1)])).toBe(2);
    expect(quartersKnown(both, [at('ETHUSDT', 0.4), at('BTCUSDT', 0.2)])).toBe(1);
    expect(quartersKnown([about('BTCUSDT')], [at('BTCUSDT', 0.2)])).toBe(0);
  });

  it('takes the minutes that are missing between two rounds for known', () => {
    expect(quartersKnown([about('BTCUSDT')], [at('BTCUSDT', 0.98)])).toBe(4);
    expect(quartersKnown([about('BTCUSDT')], [at('BTCUSDT', 0.97)])).toBe(3);
  });

  it('says nothing while it was not looked up for all, or there is nobody', () => {
    const both = [about('BTCUSDT'), about('ETHUSDT')];
    expect(quartersKnown(both, [at('BTCUSDT', 1)])).toBeUndefined();
    expect(quartersKnown([], [at('BTCUSDT', 1)])).toBeUndefined();
  });
});

it('fetches up to the time of the exchanges once it is known that the computer’s is hours off', async () => {
  wanted = [target('BTCUSDT')];
  const backfill = begin(new Disk());
  await clock.advance(1_000);
  expect(until).toBeLessThanOrEqual(clock.now());
  aheadMs = 22 * HOUR;
  await clock.advance(6_000);
  expect(until).toBeGreaterThan(clock.now() + 20 * HOUR);
  const { length } = asked;
  // A measured skew is never quite the same.
  aheadMs += 500;
  await clock.advance(6_000);
  expect(asked).toHaveLength(length);
  backfill.stop();
});
