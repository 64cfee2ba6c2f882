import { DAY_MS, MINUTE_MS } from '../core/durations';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeRows } from '../backfill/rows';
import { FakeClock } from '../core/fake-clock';
import type { Exchange, Pages } from '../exchanges/exchange';
import { EXCHANGES } from '../exchanges/registry';
import type { ForcedClose } from '../flow/flow-bar';
import type { LiquidationEvent } from '../market/events';
import type { Instrument } from '../market/instrument';
import type { VenueId } from '../market/venues';
import { BarStore } from '../storage/bar-store';
import { Database } from '../storage/database';
import { insertBlankDisk } from '../storage/fake-disk';
import { PageStore } from '../storage/page-store';
import { liquidationMarks } from './liquidation-marks';
import { DERIVED_STEP_MS } from './layer';
import { BINANCE, BYBIT, MIDNIGHT, simulatedBar } from './test-market';

/** A venue that tells its past liquidations. */
const told: Pages<LiquidationEvent> = {
  finestMs: 0,
  reachMs: 7 * DAY_MS,
  page: () => Promise.reject(new Error('nothing is asked')),
};
const binance: Exchange = { ...EXCHANGES['binance-usdm'], history: { liquidations: told } };
const exchanges = { ...EXCHANGES, 'binance-usdm': binance };
const SHIFTS: readonly { readonly venue: VenueId; readonly shift: number }[] = [
  { venue: 'binance-usdm', shift: 0 },
  { venue: 'bybit-linear', shift: -20 },
];

let bars: BarStore;
let pages: PageStore;

beforeEach(() => {
  insertBlankDisk();
  const database = new Database();
  bars = new BarStore({ database, clock: new FakeClock() });
  pages = new PageStore(database);
});

const at = (minute: number) => MIDNIGHT + minute * MINUTE_MS;

function record(
  { venue, symbol }: Instrument,
  minute: number,
  liquidations: readonly ForcedClose[],
  intervalMs = MINUTE_MS,
) {
  const bar = { ...simulatedBar(BINANCE, at(minute), intervalMs), liquidations };
  bars.append({ venue, symbol, intervalMs }, { bars: [bar], gaps: [] });
}

/** What the reference told of minutes `[0, until)`: one liquidation of a long in the middle of each given minute. */
const tell = (until: number, ...minutes: readonly number[]) =>
  pages.put('liquidations/binance-usdm/BTCUSDT/0', {
    from: at(0),
    until: at(until),
    rows: writeRows(
      'liquidations',
      minutes.map((minute) => ({
        type: 'liquidation' as const,
        venue: BINANCE.venue,
        symbol: BINANCE.symbol,
        time: at(minute) + 10_000,
        price: 60_000 + minute,
        size: 2,
        position: 'long' as const,
        priceKind: 'fill' as const,
      })),
    ),
  });

async function marks({ to = 60, shifts = SHIFTS } = {}) {
  const plan = { instruments: [BINANCE, BYBIT], shifts, span: { from: at(0), to: at(to) }, now: at(60) };
  const { prints } = await liquidationMarks({ exchanges, bars, pages }, plan);
  const rows = Array.from({ length: prints.length / 4 }, (_, row) => [
    ...prints.subarray(4 * row, 4 * row + 4),
  ]);
  return rows
    .map(([time = 0, ...rest]) => [(time - MIDNIGHT) / MINUTE_MS, ...rest])
    .toSorted(([one = 0], [other = 0]) => one - other);
}

describe('liquidationMarks', () => {
  it('lays what was recorded of all venues on the prices of the reference, in the middle of its minute', async () => {
    record(BINANCE, 3, [{ price: 60_000, size: 2, position: 'long' }]);
    record(BYBIT, 5, [{ price: 60_120, size: 3, position: 'short' }]);
    expect(await marks()).toEqual([
      [3.5, 60_000, 2, 1],
      [5.5, 60_100, 3, -1],
    ]);
  });

  it('leaves out totals of intervals, venues that have no place, and what lies outside', async () => {
    record(BINANCE, 3, [{ price: 60_000, size: 2, position: 'long', placed: true }]);
    record(BYBIT, 5, [{ price: 60_120, size: 3, position: 'short' }]);
    await tell(40, 4, 30);
    expect(await marks({ to: 20, shifts: SHIFTS.slice(0, 1) })).toEqual([[4 + 1 / 6, 60_004, 2, 1]]);
  });

  it('takes from the venue what was not recorded, also between what was, and nothing twice', async () => {
    record(BINANCE, 10, [{ price: 60_500, size: 1, position: 'long' }]);
    record(BINANCE, 20, [], DERIVED_STEP_MS);
    await tell(40, 5, 10, 15, 22, 30);
    expect((await marks()).map(([minute = 0]) => Math.floor(minute))).toEqual([5, 10, 15, 30]);
    expect((await marks())[1]).toEqual([10.5, 60_500, 1, 1]);
  });

  it('leaves out the smallest where there are too many', async () => {
    const closes = Array.from({ length: 3_100 }, (_, index) => ({
      price: 60_000,
      size: 1 + index,
      position: 'long' as const,
    }));
    record(BINANCE, 3, closes);
    const shown = await marks();
    expect(shown).toHaveLength(3_000);
    expect(Math.min(...shown.map(([, , size = 0]) => size))).toBe(101);
  });
});
