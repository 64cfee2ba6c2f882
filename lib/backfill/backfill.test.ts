import { beforeEach, expect, it } from 'vitest';
import { FakeClock } from '../core/fake-clock';
import { binanceUsdm } from '../exchanges/binance-usdm';
import { btcInstrument } from '../market/book-fixture';
import { Backfill } from './backfill';
import type { BackfillTarget } from './venue-backfill';

const MINUTE = 60_000;

/** A disk that is there at once. */
class Disk {
  readonly trimmed: number[] = [];
  readonly put = async () => undefined;
  readonly spans = async () => [];
  readonly trim = async (before: number) => void this.trimmed.push(before);
}

let clock: FakeClock;
let asked: string[];
let wanted: readonly BackfillTarget[];

function target(symbol: string): BackfillTarget {
  const candles = {
    finestMs: MINUTE,
    reachMs: MINUTE,
    page: async (_rest: unknown, _instrument: unknown, { to }: { readonly to: number }) => {
      asked.push(symbol);
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
});

it('follows what is wanted: what comes late is begun, what is no longer wanted ends', async () => {
  wanted = [target('BTCUSDT')];
  const disk = new Disk();
  const backfill = new Backfill({ clock, random: () => 0.5, store: disk, targets: () => wanted });
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
  expect(disk.trimmed).toEqual([1_790_000_000_000 - 91 * 24 * 60 * MINUTE]);
  backfill.stop();
  const before = asked.length;
  await clock.advance(60 * MINUTE);
  expect(asked).toHaveLength(before);
});
