import { describe, expect, it } from 'vitest';
import { MalformedError } from './fields';
import { markEvents, openInterestEvents, predictedFunding } from './ticker-events';

const about = { venue: 'deribit', symbol: 'BTC-PERPETUAL', time: 1000 } as const;

describe('what tickers tell', () => {
  it.each([undefined, null, ''])('is nothing where it was left out: %j', (value) => {
    expect(markEvents(about, value, 5)).toEqual([]);
    expect(predictedFunding(about, value, 8, 2000)).toEqual([]);
    expect(openInterestEvents(about, value)).toEqual([]);
  });

  it('is the mark, with the index where there is one', () => {
    expect(markEvents(about, '10.5')).toEqual([{ type: 'mark', ...about, mark: 10.5 }]);
    expect(markEvents(about, 10.5, '10')).toEqual([{ type: 'mark', ...about, mark: 10.5, index: 10 }]);
    expect(() => markEvents(about, '-1')).toThrow(MalformedError);
  });

  it('is the funding that comes, with its time where the venue says so', () => {
    const funding = { type: 'funding', ...about, rate: 0.0001, intervalHours: 4, kind: 'predicted' };
    expect(predictedFunding(about, '0.0001', 4)).toEqual([funding]);
    expect(predictedFunding(about, '0.0001', 4, '0')).toEqual([funding]);
    expect(predictedFunding(about, '0.0001', 4, 2000)).toEqual([{ ...funding, nextTime: 2000 }]);
    expect(() => predictedFunding(about, '2', 4)).toThrow(MalformedError);
  });

  it('is what is open, in base units', () => {
    expect(openInterestEvents(about, '12')).toEqual([{ type: 'openInterest', ...about, size: 12 }]);
    expect(openInterestEvents(about, 12, (contracts) => contracts / 100)).toMatchObject([{ size: 0.12 }]);
    expect(() => openInterestEvents(about, -1)).toThrow(MalformedError);
  });
});
