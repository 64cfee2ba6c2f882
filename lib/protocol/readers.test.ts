import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isVenueId } from '../market/venues';
import { FULL } from '../reading/read-fixture';
import { readMarket } from '../reading/read-market';
import type { RequestName } from './messages';
import { FROM_PAGES, READERS, readWatchRequest } from './readers';

const REPORT = {
  host: 'www.tradingview.com',
  market: 'BTC-USDT',
  venue: 'binance-usdm',
  symbol: 'BTCUSDT',
  chosen: false,
  state: 'locked',
  reason: '',
};
const CELL = { layer: 'order-book', market: 'BTC-USDT', time: 1_700_000_000_000, price: 64_000 };
const MAPS = { market: 'BTC-USDT', from: 1, to: 2 };
const WATCH = {
  market: 'BTC-USDT',
  venue: 'binance-usdm',
  isForeign: false,
  symbol: 'BTCUSDT',
  from: 1,
  to: 2,
  seen: { from: 1, to: 2 },
  isMoving: false,
  bookOf: 'all',
  bookPooled: 'max',
  layers: ['order-book'],
};
const NAMES = Object.keys(READERS) as RequestName[];

/** Anything that can cross messaging, and objects that almost are what is wanted. */
const anything = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withTypedArray: true,
    withNullPrototype: true,
  }),
  ...[
    REPORT,
    CELL,
    WATCH,
    MAPS,
    { market: 'BTC-USDT' },
    { venue: 'bybit-linear' },
    { script: 'overlay' },
  ].map((sound) =>
    fc
      .tuple(fc.constantFrom(...Object.keys(sound)), fc.oneof(fc.anything(), fc.double(), fc.string()))
      .map(([key, value]) => ({ ...sound, [key]: value })),
  ),
);

const textWithin = (value: unknown, length: number) => typeof value === 'string' && value.length <= length;
const isMarket = (value: unknown) => textWithin(value, 41) && /^[^\s-]+-[^\s-]+$/.test(String(value));
const isTime = (value: unknown) => Number.isFinite(new Date(Number(value)).getTime()) && Number(value) >= 0;

/** What an accepted input must look like, written independently of the readers. */
const SHAPES: Readonly<Record<RequestName, (accepted: unknown) => boolean>> = {
  status: (accepted) => accepted === undefined,
  alerts: (accepted) => accepted === undefined,
  alertsSeen: (accepted) => accepted === undefined,
  activePage: (accepted) => accepted === undefined,
  adopt: (accepted) => accepted === undefined,
  sidebar: (accepted) => accepted === undefined,
  instruments: (accepted) => hasOnly(accepted, ['venue']) && isVenueId(String(accepted['venue'])),
  inject: (accepted) =>
    hasOnly(accepted, ['script']) &&
    ['overlay', 'chart-object', 'chart-shapes'].includes(String(accepted['script'])),
  report: (accepted) =>
    hasOnly(accepted, Object.keys(REPORT)) &&
    isMarket(accepted['market']) &&
    isVenueId(String(accepted['venue'])) &&
    ['host', 'symbol', 'reason'].every((key) => textWithin(accepted[key], 300)) &&
    typeof accepted['chosen'] === 'boolean' &&
    ['locked', 'settling', 'parked'].includes(String(accepted['state'])),
  bars: (accepted) =>
    hasOnly(accepted, ['venue', 'market', 'intervalMs']) &&
    isMarket(accepted['market']) &&
    isVenueId(String(accepted['venue'])) &&
    Number(accepted['intervalMs']) >= 1000,
  funding: isMarketName,
  cell: (accepted) =>
    hasOnly(accepted, Object.keys(CELL)) &&
    ['order-book', 'liquidation', 'open-interest'].includes(String(accepted['layer'])) &&
    isMarket(accepted['market']) &&
    isTime(accepted['time']) &&
    Number.isFinite(accepted['price']) &&
    Number(accepted['price']) > 0,
  facts: isMarketName,
  storedMaps: (accepted) =>
    hasOnly(accepted, Object.keys(MAPS)) &&
    isMarket(accepted['market']) &&
    isTime(accepted['from']) &&
    isTime(accepted['to']) &&
    Number(accepted['to']) > Number(accepted['from']),
  // Nothing that is made up here is a whole read of a market.
  checked: () => false,
  journalSave: () => false,
  journalWaiting: (accepted) => accepted === undefined,
  journalEntry: isId,
  journalChange: (accepted) => hasOnly(accepted, ['id']) && textWithin(accepted['id'], 80),
  journalDelete: (accepted) => hasOnly(accepted, ['ids']) && Array.isArray(accepted['ids']),
  journalScore: isId,
  journalPicture: () => false,
};

function isMarketName(accepted: unknown): boolean {
  return hasOnly(accepted, ['market']) && isMarket(accepted['market']);
}

function isId(accepted: unknown): boolean {
  return hasOnly(accepted, ['id']) && textWithin(accepted['id'], 80);
}

function hasOnly(value: unknown, keys: readonly string[]): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && String(Object.keys(value)) === String(keys);
}

function tryRead(
  name: RequestName,
  input: unknown,
): { readonly accepted?: unknown; readonly error?: unknown } {
  try {
    return { accepted: READERS[name](input) };
  } catch (error) {
    return { error };
  }
}

describe('the readers of requests', () => {
  it.each(NAMES)('%s takes what has the right shape and throws errors at all else', (name) => {
    fc.assert(
      fc.property(anything, (input) => {
        const { accepted, error } = tryRead(name, input);
        expect(error === undefined ? SHAPES[name](accepted) : error instanceof Error).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('take what is sound, and nothing beside it', () => {
    expect(READERS.report({ ...REPORT, extra: 1 })).toEqual(REPORT);
    const pane = { left: 10, top: 20, width: 800, height: 400, scale: 1.5 };
    expect(READERS.report({ ...REPORT, pane: { ...pane, extra: 1 } })).toEqual({ ...REPORT, pane });
    expect(READERS.report({ ...REPORT, pane: { ...pane, top: '20' } })).toEqual(REPORT);
    expect(READERS.cell(CELL)).toEqual(CELL);
    expect(READERS.inject({ script: 'chart-object' })).toEqual({ script: 'chart-object' });
    expect(READERS.instruments({ venue: 'bybit-linear' })).toEqual({ venue: 'bybit-linear' });
    expect(READERS.facts({ market: 'BTC-USDT', extra: 1 })).toEqual({ market: 'BTC-USDT' });
    expect(READERS.storedMaps({ ...MAPS, extra: 1 })).toEqual(MAPS);
    const read = readMarket(FULL);
    expect(READERS.checked({ ...read, extra: 1 })).toEqual(read);
    expect(READERS.status({ anything: 1 })).toBeUndefined();
    expect(READERS.report({ ...REPORT, market: '币安人生-USDT' })).toMatchObject({ market: '币安人生-USDT' });
  });

  it.each([
    ['report', { ...REPORT, reason: 'x'.repeat(301) }],
    ['report', { ...REPORT, market: 'BTC' }],
    ['report', { ...REPORT, state: 'constructor' }],
    ['cell', { ...CELL, price: -1 }],
    ['cell', { ...CELL, layer: 'funding' }],
    ['cell', { ...CELL, time: Number.POSITIVE_INFINITY }],
    ['storedMaps', { ...MAPS, from: 2 }],
    ['storedMaps', { ...MAPS, to: 32 * 86_400_000 }],
    ['inject', { script: '../popup' }],
    ['instruments', { venue: '__proto__' }],
    ['instruments', null],
  ] as const)('%s refuses %o', (name, input) => {
    expect(() => READERS[name](input)).toThrow(Error);
  });

  it('leave the user’s own lists to our own pages', () => {
    expect([...FROM_PAGES].toSorted()).toEqual(['bars', 'cell', 'inject', 'instruments', 'report', 'status']);
  });
});

describe('readWatchRequest', () => {
  it('takes a sound request, and nothing beside it', () => {
    expect(readWatchRequest({ ...WATCH, extra: 1 })).toEqual(WATCH);
    const strange = { ...WATCH, layers: ['marks', 'order-book', 'order-book', '__proto__', 7] };
    expect(readWatchRequest(strange)).toEqual({ ...WATCH, layers: ['order-book', 'marks'] });
  });

  it.each([
    undefined,
    'watch',
    { ...WATCH, market: 'BTC USDT' },
    { ...WATCH, venue: 'constructor' },
    { ...WATCH, from: 2 },
    { ...WATCH, from: Number.NaN },
    { ...WATCH, to: 9e15 },
    { ...WATCH, seen: { from: 2, to: 2 } },
    { ...WATCH, bookOf: 'nowhere' },
    { ...WATCH, bookPooled: 'least' },
    { ...WATCH, isForeign: undefined },
    { ...WATCH, isMoving: 1 },
    { ...WATCH, from: '1' },
    { ...WATCH, layers: 'order-book' },
    { ...WATCH, layers: undefined },
  ])('drops %o', (message) => {
    expect(readWatchRequest(message)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(anything, (message) => {
        const request = readWatchRequest(message);
        if (!request) return;
        expect(Object.keys(request)).toEqual(Object.keys(WATCH));
        expect(isMarket(request.market) && isVenueId(request.venue)).toBe(true);
        expect(isTime(request.from) && isTime(request.to) && request.from < request.to).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
