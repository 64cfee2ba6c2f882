import { describe, expect, it } from 'vitest';
import { asLot, asTick, type Side } from '../../core/units';
import { hasChecksum } from './checksum';
import { PERPETUAL } from './fixtures';
import { defaults } from './symbols';
import { bitfinex } from '.';

describe('continuity', () => {
  it.each([
    ['a first message without a snapshot', { snapshot: false, prev: 4, last: 5 }, undefined, 'gap'],
    ['a snapshot', { snapshot: true, last: 5 }, 90, 'apply'],
    ['the next, however far its number', { snapshot: false, prev: 5, last: 9 }, 5, 'apply'],
    ['the same again, which the mapper never numbers twice', { snapshot: false, prev: 4, last: 5 }, 5, 'gap'],
    ['one after another than the last', { snapshot: false, prev: 6, last: 7 }, 5, 'gap'],
    ['one after a message that is missing', { snapshot: false, last: 6 }, 5, 'gap'],
  ] as const)('%s', (_, header, last, verdict) => {
    expect(bitfinex.book.accept(header, { last, fresh: false })).toBe(verdict);
  });
});

const bookOf = (bids: readonly (readonly number[])[], asks: readonly (readonly number[])[]) => ({
  instrument: defaults.defaultInstrument,
  top: (side: Side, limit: number) =>
    (side === 'bid' ? bids : asks)
      .slice(0, limit)
      .map(([price = 0, size = 0]) => [asTick(price * 10), asLot(size)] as const),
});

describe('the checksum', () => {
  const ask = [96_001, 75_000_000] as const;

  it('is over bids and asks in turn, for as long as there are any', () => {
    // CRC-32 of "96000:0.5:96001:-0.75:95999:1.25", signed.
    const book = bookOf(
      [
        [96_000, 50_000_000],
        [95_999, 125_000_000],
      ],
      [ask],
    );
    expect(hasChecksum(book, -325_282_217)).toBe(true);
    expect(hasChecksum(book, -325_282_218)).toBe(false);
    expect(hasChecksum(book, 3_969_685_079)).toBe(false);
  });

  it('is over numbers as JavaScript writes them', () => {
    // CRC-32 of "96000:0.5:96001:-0.75:95999:2e-8", signed.
    expect(
      hasChecksum(
        bookOf(
          [
            [96_000, 50_000_000],
            [95_999, 2],
          ],
          [ask],
        ),
        822_946_235,
      ),
    ).toBe(true);
  });

  it('is over no more than 25 levels of a side', () => {
    // CRC-32, signed, of 0.5 at 96000 down to 95976, the ask of 0.75 at 96001 after the first.
    const checksum = -1_380_206_003;
    const deep = Array.from({ length: 26 }, (_, index) => [96_000 - index, 50_000_000]);
    expect(hasChecksum(bookOf(deep, [ask]), checksum)).toBe(true);
    expect(hasChecksum(bookOf(deep.slice(0, 24), [ask]), checksum)).toBe(false);
  });

  it('says nothing of a book in coarser lots than the venue writes', () => {
    const { instrument, top } = bookOf([[1, 1]], [ask]);
    const coarse = { ...instrument, sizeStep: { units: 1, decimals: 5 } };
    expect(hasChecksum({ instrument: coarse, top }, 1)).toBe(true);
  });
});

const bookOrder = (symbol: string) =>
  `{"event":"subscribe","channel":"book","symbol":"${symbol}","prec":"P0","freq":"F0","len":"250"}`;
const tradesOrder = (symbol: string) => `{"event":"subscribe","channel":"trades","symbol":"${symbol}"}`;

describe('the sockets', () => {
  it('ask for every channel of a symbol over one of its own, and for all liquidations over the first', () => {
    const plans = bitfinex.sockets([PERPETUAL, 'tBTCUSD']);
    const conf = '{"event":"conf","flags":229376}';
    expect(plans.map(({ key, url, subscribe }) => ({ key, url, subscribe }))).toEqual([
      {
        key: PERPETUAL,
        url: 'wss://api-pub.bitfinex.com/ws/2',
        subscribe: [
          conf,
          bookOrder(PERPETUAL),
          tradesOrder(PERPETUAL),
          '{"event":"subscribe","channel":"status","key":"deriv:tBTCF0:USTF0"}',
          '{"event":"subscribe","channel":"status","key":"liq:global"}',
        ],
      },
      {
        key: 'tBTCUSD',
        url: 'wss://api-pub.bitfinex.com/ws/2',
        subscribe: [conf, bookOrder('tBTCUSD'), tradesOrder('tBTCUSD')],
      },
    ]);
    expect(plans[0]?.heartbeat).toEqual({ everyMs: 30_000, frame: '{"event":"ping","cid":1}' });
    expect(bitfinex.book.resubscribe?.('tBTCUSD')).toEqual({
      socket: 'tBTCUSD',
      frames: [bookOrder('tBTCUSD')],
    });
  });
});

it.each([
  [{ event: 'info', code: 20_051, msg: 'Stopping. Please try to reconnect' }, 'reconnect'],
  [{ event: 'info', code: 20_061, msg: 'Maintenance ended' }, 'reconnect'],
  [{ channel: 'book', symbol: 'tBTCUSD', event: 'error', msg: 'subscribe: dup', code: 10_301 }, 'reconnect'],
  [{ channel: 'trades', symbol: 'tBTCUSD', event: 'error', msg: 'subscribe: dup', code: 10_301 }, undefined],
  [{ event: 'info', code: 20_060, msg: 'Maintenance' }, undefined],
  [{ event: 'error', code: 10_305, msg: 'limit' }, undefined],
  [{ event: 'info', version: 2 }, undefined],
  [[1, 'hb', 20_051], undefined],
])('to %j the answer is %s', (message, demanded) => {
  expect(bitfinex.demand?.(JSON.stringify(message))).toBe(demanded);
});
