import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { MalformedError } from '../fields';
import { MAKER, TAKER } from './fixtures';
import {
  accountsOf,
  coverage,
  ObservedAccounts,
  type Position,
  positionsRequest,
  readPositions,
} from './positions';

const MINUTE = 60_000;

const account = (number: number) => `0x${number.toString(16).padStart(40, '0')}`;

/** An answer that tells these positions. */
const state = (...rows: readonly object[]) => ({
  assetPositions: rows.map((row) => ({ type: 'oneWay', position: row })),
  time: 1,
});

describe('the accounts of a trade', () => {
  it.each([
    ['both sides', [MAKER, TAKER], [MAKER, TAKER]],
    ['each once, in one spelling', [TAKER.toUpperCase().replace('0X', '0x'), TAKER], [TAKER]],
    ['none where they are not told', undefined, []],
    ['none that is no address', ['0x12', 7, { toString: 1 }, MAKER], [MAKER]],
  ])('are %s', (_, users, accounts) => {
    expect(accountsOf(users)).toEqual(accounts);
  });
});

describe('the positions of an account', () => {
  const position = {
    coin: 'BTC',
    szi: '-0.5',
    entryPx: '98000.0',
    leverage: { type: 'cross', value: 20 },
    liquidationPx: '105000.5',
    positionValue: '49000.0',
    marginUsed: '2450.0',
    maxLeverage: 40,
  };

  it('are asked for by a light question', () => {
    expect(positionsRequest(MAKER)).toEqual({
      url: 'https://api.hyperliquid.xyz/info',
      method: 'POST',
      body: JSON.stringify({ type: 'clearinghouseState', user: MAKER }),
      weight: 2,
    });
  });

  it('are read by the sign of their size, with the price of liquidation where there is one', () => {
    const long = {
      ...position,
      szi: '2',
      liquidationPx: null,
      leverage: { type: 'isolated', rawUsd: '1', value: 3 },
    };
    expect(readPositions(state(position, long, { ...position, szi: '0.0' }))).toEqual([
      {
        symbol: 'BTC',
        side: 'short',
        size: 0.5,
        entryPrice: 98_000,
        liquidationPrice: 105_000.5,
        margin: 'cross',
        leverage: 20,
      },
      { symbol: 'BTC', side: 'long', size: 2, entryPrice: 98_000, margin: 'isolated', leverage: 3 },
    ]);
    expect(readPositions(state())).toEqual([]);
    expect(readPositions(state({ ...position, liquidationPx: '-4.2' }))[0]).not.toHaveProperty(
      'liquidationPrice',
    );
  });

  it.each([[null], [{}], [state({ ...position, entryPx: 'x' })], [state({ ...position, leverage: {} })]])(
    'are not read from %j',
    (body) => {
      expect(() => readPositions(body)).toThrow(MalformedError);
    },
  );
});

describe('the observed accounts', () => {
  const held: Position = {
    symbol: 'BTC',
    side: 'long',
    size: 2,
    entryPrice: 90_000,
    liquidationPrice: 80_000,
    margin: 'isolated',
    leverage: 10,
  };
  const [a, b, c] = [account(1), account(2), account(3)];

  it('are asked for newest first, then again by age', () => {
    const accounts = new ObservedAccounts(10, 5 * MINUTE);
    accounts.saw([a, b]);
    expect([accounts.next(0), accounts.next(1), accounts.next(2)]).toEqual([a, b, undefined]);
    accounts.saw([c]);
    accounts.saw([b]);
    expect(accounts.next(3)).toBe(c);
    expect(accounts.next(5 * MINUTE - 1)).toBeUndefined();
    expect([accounts.next(5 * MINUTE), accounts.next(5 * MINUTE + 1)]).toEqual([a, b]);
  });

  it('keep the answers, and forget those that did not trade for the longest time', () => {
    const accounts = new ObservedAccounts(2, MINUTE);
    accounts.saw([a]);
    accounts.saw([b]);
    accounts.answered(a, [held, { ...held, symbol: 'ETH' }], 100);
    accounts.saw([a]);
    accounts.saw([c]);
    expect(accounts.size).toBe(2);
    expect(accounts.ages(150)).toEqual([
      [c, undefined],
      [a, 50],
    ]);
    expect(accounts.positions('BTC')).toEqual([{ ...held, address: a, observedAt: 100 }]);
    accounts.answered(b, [held], 200);
    expect(accounts.positions('BTC')).toHaveLength(1);
    accounts.answered(a, [], 300);
    expect(accounts.positions('BTC')).toEqual([]);
  });

  it('are never more than the cap, and those most recently seen', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 6 })), (frames) => {
        const accounts = new ObservedAccounts(8, MINUTE);
        let recent: string[] = [];
        for (const frame of frames) {
          const seen = [...new Set(frame.map(account))];
          accounts.saw(seen);
          recent = [...new Set([...seen, ...recent])].slice(0, 8);
        }
        expect(accounts.ages(0).map(([address]) => address)).toEqual(recent);
      }),
    );
  });

  it('cover a share of each side of the open interest', () => {
    const positions = [held, { ...held, size: 3 }, { ...held, side: 'short', size: 1 } as const];
    expect(coverage(positions, 20)).toEqual({ longs: 0.25, shorts: 0.05 });
    expect(coverage(positions, 0)).toEqual({ longs: 0, shorts: 0 });
  });
});
