import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/durations';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeRows } from '../backfill/rows';
import { FakeClock } from '../core/fake-clock';
import { EXCHANGES } from '../exchanges/registry';
import type { VolumeProfile } from '../heatmaps/volume-profile/profile';
import type { Instrument } from '../market/instrument';
import { BarStore } from '../storage/bar-store';
import { Database } from '../storage/database';
import { insertBlankDisk } from '../storage/fake-disk';
import { PageStore } from '../storage/page-store';
import { openProfile, type ProfileWish } from './profile-board';
import type { SourceParts } from './profile-sources';
import { BINANCE, BYBIT, MIDNIGHT, simulatedBar, simulatedBars, VENUES } from './test-market';

/** Ten hours and some minutes into a Thursday (UTC). */
const NOW = MIDNIGHT + 6 * DAY_MS + 10 * HOUR_MS + 7 * MINUTE_MS;
const FIVE = 5 * MINUTE_MS;
const CANDLE_VOLUME = 3;

let parts: SourceParts & { readonly bars: BarStore; readonly pages: PageStore };

beforeEach(() => {
  insertBlankDisk();
  const database = new Database();
  const bars = new BarStore({ database, clock: new FakeClock() });
  parts = { exchanges: EXCHANGES, bars, pages: new PageStore(database) };
});

function record({ venue, symbol }: Instrument, from: number, to: number, intervalMs = MINUTE_MS): void {
  const run = { bars: simulatedBars(BINANCE, from, to, intervalMs), gaps: [] };
  parts.bars.append({ venue, symbol, intervalMs }, run);
}

/** Puts candles as the venue told them, each with a volume of {@link CANDLE_VOLUME}. */
const tell = (from: number, to: number, stepMs: number) =>
  parts.pages.put(`candles/binance-usdm/BTCUSDT/${stepMs}`, {
    from,
    until: to,
    rows: writeRows(
      'candles',
      Array.from({ length: (to - from) / stepMs }, (_, index) => ({
        type: 'candle' as const,
        venue: BINANCE.venue,
        symbol: BINANCE.symbol,
        time: from + index * stepMs,
        intervalMs: stepMs,
        open: 60_000,
        high: 60_040,
        low: 59_990,
        close: 60_010,
        volume: CANDLE_VOLUME,
        takerBuy: 1,
        closed: true,
      })),
    ),
  });

type Style = ProfileWish['style'];

const open = (style: Partial<Style>, change: Partial<ProfileWish> = {}) =>
  openProfile(parts, {
    instruments: VENUES,
    shifts: new Map([['binance-usdm', 0]]),
    style: { range: 'session', fixed: { from: 0, to: 0 }, sessionHour: 0, ...style },
    seen: { from: NOW - HOUR_MS, to: NOW + HOUR_MS },
    now: NOW,
    price: 60_000,
    ...change,
  });

const sum = (sizes: Float64Array) => sizes.reduce((total, size) => total + size, 0);
const volumeOf = (profile: VolumeProfile | undefined) =>
  profile ? sum(profile.buy) + sum(profile.sell) + sum(profile.unknown) : Number.NaN;
const lowest = (profile: VolumeProfile | undefined) =>
  profile ? profile.firstBin * profile.binSize : Number.NaN;
const volume = (from: number, to: number) =>
  simulatedBars(BINANCE, from, to, MINUTE_MS).reduce(
    (total, bar) => total + sum(bar.volume.buy) + sum(bar.volume.sell),
    0,
  );

const NONE = new Map();

describe('openProfile', () => {
  it.each<readonly [string, Partial<Style>, number]>([
    ['what the chart shows', { range: 'visible' }, NOW - HOUR_MS],
    ['the day', { range: 'session' }, MIDNIGHT + 6 * DAY_MS],
    ['the day from an hour on', { range: 'session', sessionHour: 8 }, MIDNIGHT + 6 * DAY_MS + 8 * HOUR_MS],
    ['the week, from Monday on', { range: 'week' }, MIDNIGHT + 3 * DAY_MS],
    ['a day back', { range: '1d' }, NOW - DAY_MS],
  ])('is of %s, up to now', async (_name, style, from) => {
    record(BINANCE, MIDNIGHT + 2 * DAY_MS, NOW);
    const profile = (await open(style))?.profile(NONE);
    expect([profile?.from, profile?.to]).toEqual([from, NOW]);
    expect(volumeOf(profile)).toBeCloseTo(volume(from, NOW), 6);
  });

  it('puts venues on the prices of the reference and leaves out those that have no place there', async () => {
    for (const instrument of VENUES) record(instrument, NOW - 7 * MINUTE_MS, NOW);
    const once = volume(NOW - 7 * MINUTE_MS, NOW);
    expect(volumeOf((await open({}))?.profile(NONE))).toBeCloseTo(once, 6);
    const shifts = new Map([
      ['binance-usdm', 0],
      ['bybit-linear', -500],
    ] as const);
    const both = (await open({}, { shifts }))?.profile(NONE);
    expect(volumeOf(both)).toBeCloseTo(2 * once, 6);
    const alone = (await open({}))?.profile(NONE);
    expect(lowest(both)).toBeLessThan(lowest(alone) - 450);
  });

  it('reaches back with longer candles where the finer ones end, and counts nothing twice', async () => {
    const minutes = NOW - 30 * DAY_MS;
    const fives = Math.floor((NOW - 90 * DAY_MS) / FIVE) * FIVE;
    const hours = Math.floor((NOW - 120 * DAY_MS) / HOUR_MS) * HOUR_MS;
    await tell(hours, Math.floor(NOW / HOUR_MS) * HOUR_MS, HOUR_MS);
    await tell(fives, Math.ceil(minutes / FIVE) * FIVE, FIVE);
    await tell(minutes, NOW, MINUTE_MS);
    // Recorded on both sides of where the candles change.
    const [from, to] = [Math.floor(minutes / DAY_MS) * DAY_MS, Math.ceil(minutes / DAY_MS) * DAY_MS];
    record(BINANCE, from, to);
    const profile = (await open({ range: '1y' }))?.profile(NONE);
    const seam = Math.ceil(fives / HOUR_MS) * HOUR_MS;
    const ofHours = (CANDLE_VOLUME * (seam - hours)) / HOUR_MS;
    const ofFives = (CANDLE_VOLUME * (from - seam)) / FIVE;
    const ofMinutes = (CANDLE_VOLUME * (NOW - to)) / MINUTE_MS;
    expect(volumeOf(profile)).toBeCloseTo(ofHours + ofFives + volume(from, to) + ofMinutes, 3);
  });

  it('is of what was recorded where a venue tells nothing of the past', async () => {
    const silent = { ...EXCHANGES['binance-usdm'], history: {} };
    parts = { ...parts, exchanges: { ...EXCHANGES, 'binance-usdm': silent } };
    record(BINANCE, NOW - 7 * MINUTE_MS, NOW);
    expect(volumeOf((await open({}))?.profile(NONE))).toBeCloseTo(volume(NOW - 7 * MINUTE_MS, NOW), 6);
  });

  it('is not there while the prices are not known', async () => {
    expect(await open({}, { price: Number.NaN })).toBeUndefined();
    expect(await open({}, { price: 0 })).toBeUndefined();
    expect(await open({}, { instruments: [] })).toBeUndefined();
  });
});

describe('LiveProfile', () => {
  const begin = NOW - 7 * MINUTE_MS;
  const next = simulatedBar(BINANCE, NOW, MINUTE_MS);
  const last = simulatedBar(BINANCE, NOW - MINUTE_MS, MINUTE_MS);

  it('takes minutes in as they end, each once, and shows those that have not', async () => {
    record(BINANCE, begin, NOW);
    const live = await open({});
    live?.add(BINANCE, [last, next]);
    // It has no place among the prices.
    live?.add(BYBIT, [next]);
    expect(volumeOf(live?.profile(NONE))).toBeCloseTo(volume(begin, NOW + MINUTE_MS), 6);
    const going = simulatedBar(BINANCE, NOW + MINUTE_MS, MINUTE_MS);
    const both = new Map([
      ['binance-usdm', going],
      ['bybit-linear', going],
    ] as const);
    expect(volumeOf(live?.profile(both))).toBeCloseTo(volume(begin, NOW + 2 * MINUTE_MS), 6);
    expect(volumeOf(live?.profile(NONE))).toBeCloseTo(volume(begin, NOW + MINUTE_MS), 6);
  });

  it.each<readonly [string, Partial<Style>, Partial<ProfileWish>]>([
    ['a fixed range', { range: 'fixed', fixed: { from: NOW - HOUR_MS, to: NOW - MINUTE_MS } }, {}],
    ['what the chart shows', { range: 'visible' }, { seen: { from: NOW - HOUR_MS, to: NOW - MINUTE_MS } }],
  ])('takes nothing in when it is of %s that ended in the past', async (_name, style, change) => {
    record(BINANCE, NOW - HOUR_MS, NOW);
    const live = await open(style, change);
    live?.add(BINANCE, [last, next]);
    const profile = live?.profile(new Map([['binance-usdm', next]]));
    expect(volumeOf(profile)).toBeCloseTo(volume(NOW - HOUR_MS, NOW - MINUTE_MS), 6);
    expect(profile?.to).toBe(NOW - MINUTE_MS);
  });
});
