import { describe, expect, it } from 'vitest';
import { broken, fakeApi } from './fake-object';
import { findTradingView } from './page-object';

describe('findTradingView', () => {
  it('finds the object under any of its names, and every one of several', () => {
    const [one, other] = [fakeApi(), fakeApi()];
    expect(findTradingView({ TradingViewApi: one })).toEqual([one]);
    expect(findTradingView({ widget: {}, tvWidget: one })).toEqual([one]);
    expect(findTradingView({ widget: other, tradingViewApi: one })).toEqual([one, other]);
  });

  it.each([
    ['active charts only', { activeChart: broken }],
    ['a list of charts', { chart: broken, chartsCount: broken }],
    ['one chart, in the oldest versions', { chart: broken, onChartReady: broken }],
  ])('takes an object with %s', (_, widget) => expect(findTradingView({ widget })).toEqual([widget]));

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'widget'],
    ['a field of that name', { activeChart: 1 }],
    ['a chart of another library', { chart: broken }],
  ])('does not take %s', (_, widget) => expect(findTradingView({ widget })).toEqual([]));

  it('survives getters that throw, and finds the object behind them', () => {
    const tvWidget = fakeApi();
    const page = {
      get TradingViewApi() {
        return broken();
      },
      tradingViewApi: Object.defineProperty({}, 'activeChart', { get: broken }),
      tvWidget,
    };
    expect(findTradingView(page)).toEqual([tvWidget]);
  });

  it('survives a revoked proxy', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(findTradingView({ widget: proxy })).toEqual([]);
  });
});
