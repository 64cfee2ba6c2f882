import { expect, it } from 'vitest';
import { settledFundings } from './settled-fundings';

const HOUR = 3_600_000;
const about = { venue: 'binance-usdm', symbol: 'BTCUSDT', fundingHours: 8 } as const;

const intervals = (...hours: readonly number[]) =>
  settledFundings(
    hours.map((hour) => ({ time: 1_700_000_000_000 + hour * HOUR + 3, rate: 0.0001 })),
    about,
  ).map(({ intervalHours }) => intervalHours);

it('measures the interval from one settlement to the next, so that a change of it shows', () => {
  expect(intervals(0, 8, 16, 20, 24, 25)).toEqual([8, 8, 8, 4, 4, 1]);
});

it('takes the interval of the contract where a settlement is missing or alone', () => {
  expect(intervals(0, 24)).toEqual([8, 8]);
  expect(intervals(0)).toEqual([8]);
  expect(intervals()).toEqual([]);
});
