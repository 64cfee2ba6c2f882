import { describe, expect, it } from 'vitest';
import { NOW, sourceOf } from '../heatmaps/funding/fixture';
import { fundingView } from '../heatmaps/funding/view';
import { type FundingExtreme, watchFunding } from './funding-extreme';

const meanOf = (rate: number | undefined) =>
  fundingView('BTC-USDT', NOW, rate === undefined ? [] : [sourceOf({ predicted: { rate } })]).mean;

/** What is told as the mean rate goes, look by look. */
function told(rates: readonly (number | undefined)[], first: FundingExtreme = 'usual') {
  let state = first;
  return rates.map((rate, minute) => {
    const look = { market: 'BTC-USDT', time: NOW + minute * 60_000, price: 60_000, mean: meanOf(rate) };
    const looked = watchFunding(state, look);
    state = looked.state;
    return looked.occurrence;
  });
}

const toldAt = (rates: readonly (number | undefined)[], first?: FundingExtreme) =>
  told(rates, first).flatMap((occurrence, minute) => (occurrence ? [minute] : []));

describe('extreme funding', () => {
  it('is told as it is reached, with who pays, on which venues', () => {
    const [, occurrence] = told([0.0003, 0.00062]);
    expect(occurrence).toMatchObject({
      kind: 'funding-extreme',
      market: 'BTC-USDT',
      time: NOW + 60_000,
      side: 'below',
      price: 60_000,
      distancePercent: 0,
      reason:
        'Funding is +0.0620\u00A0% per 8 h, the mean by open interest on Binance USD-M: longs pay shorts, beyond 0.05\u00A0%.',
    });
    expect(told([-0.0006])[0]).toMatchObject({
      side: 'above',
      reason: expect.stringContaining('shorts pay longs') as string,
    });
  });

  it('is told once until it is back within 0.04 %', () => {
    expect(toldAt([0.0005, 0.00045, 0.00055, 0.0004, 0.00051])).toEqual([0, 4]);
    expect(toldAt([-0.0005, -0.00045, -0.00055, -0.0004, -0.00051])).toEqual([0, 4]);
    expect(toldAt([0.00049, -0.00049])).toEqual([]);
  });

  it('is told again on the other side', () => {
    expect(toldAt([0.0006, -0.0006])).toEqual([0, 1]);
  });

  it('is told when it is there at the first look, and not after a restart that knows of it', () => {
    const look = { market: 'BTC-USDT', time: NOW, price: 60_000, mean: meanOf(0.0006) };
    expect(watchFunding(undefined, look)).toMatchObject({ state: 'high', occurrence: { time: NOW } });
    expect(toldAt([0.0006], 'high')).toEqual([]);
  });

  it('stays as it is while the rate is not known', () => {
    expect(toldAt([0.0006, undefined, 0.0006])).toEqual([0]);
  });
});
