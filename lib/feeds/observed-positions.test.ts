import { beforeEach, expect, it } from 'vitest';
import { FakeClock } from '../core/fake-clock';
import type { Rest } from '../exchanges/exchange';
import { ObservedPositions } from './observed-positions';

const account = (number: number) => `0x${number.toString(16).padStart(40, '0')}`;

let clock: FakeClock;
let asked: { readonly at: number; readonly user: string }[];
let answer: () => Promise<unknown>;
let observed: ObservedPositions;

const position = {
  coin: 'BTC',
  szi: '2',
  entryPx: '98000',
  leverage: { type: 'cross', value: 20 },
  liquidationPx: '93000',
};

beforeEach(() => {
  clock = new FakeClock();
  asked = [];
  answer = async () => ({ assetPositions: [{ type: 'oneWay', position }], time: 1 });
  const rest: Rest = ({ body = '' }) => {
    asked.push({ at: clock.now(), user: (JSON.parse(body) as { user: string }).user });
    return answer();
  };
  observed = new ObservedPositions(clock, () => rest);
});

it('asks for nobody while it is off, and forgets everybody when it is switched off', async () => {
  observed.saw([account(1)]);
  await clock.advance(10_000);
  expect([asked, observed.report('BTC')]).toEqual([[], undefined]);
  observed.switch(true);
  observed.saw([account(2)]);
  await clock.advance(2_000);
  observed.switch(false);
  observed.switch(true);
  expect(observed.report('BTC')).toMatchObject({ accounts: 0, positions: 0 });
});

it('asks for one account after the other, at most forty a minute, each again after ten minutes', async () => {
  observed.switch(true);
  observed.saw(Array.from({ length: 100 }, (_, number) => account(number)));
  await clock.advance(60_000);
  expect(asked).toHaveLength(40);
  await clock.advance(9 * 60_000);
  expect(new Set(asked.map(({ user }) => user)).size).toBe(100);
  expect(asked).toHaveLength(100);
  await clock.advance(60_000);
  expect(asked.length).toBeGreaterThan(100);
});

it('says how much of the open interest it knows, and how old that is', async () => {
  observed.switch(true);
  observed.saw([account(1)]);
  await clock.advance(1_500);
  expect(observed.report('BTC')).toMatchObject({ longs: undefined, ageMs: 0 });
  observed.sawOpenInterest('BTC', 40);
  await clock.advance(3_000);
  expect(observed.report('BTC')).toEqual({
    accounts: 1,
    positions: 1,
    longs: 0.05,
    shorts: 0,
    ageMs: 3_000,
  });
  expect(observed.positions('BTC')).toMatchObject([{ liquidationPrice: 93_000, side: 'long', size: 2 }]);
});

it('goes on when an account is not answered', async () => {
  answer = () => Promise.reject(new Error('refused'));
  observed.switch(true);
  observed.saw([account(1), account(2)]);
  await clock.advance(4_000);
  expect(asked).toHaveLength(2);
  expect(observed.report('BTC')).toMatchObject({ accounts: 2, positions: 0, ageMs: undefined });
});
