import { describe, expect, it } from 'vitest';
import { siteOf, sitesOf } from '../../lib/sites/registry';
import { SITE_IDS } from '../../lib/sites/site';
import { localName, marketOf, MARKETS } from './markets';
import { addressFor, marketAt } from './scripts/replica';
import { addressOf, isReplica, type ReplicaName, REPLICAS } from './sites';

const names = Object.keys(REPLICAS).filter(isReplica);
const framed: readonly ReplicaName[] = names.filter((name) => REPLICAS[name].frame !== undefined);

describe('the replicas', () => {
  const markets = names
    .filter((name) => REPLICAS[name].kind !== 'game')
    .flatMap((name) => MARKETS.map((market) => [name, market] as const));

  it.each(markets)('%s find their market %o in their own address', (name, market) => {
    const { site, url } = { site: REPLICAS[name], url: new URL(addressOf(name, market)) };
    expect(marketAt(url, site)).toEqual(market);
    expect(marketOf(site.symbol(market))).toEqual(market);
    const [other = market] = MARKETS.filter((one) => one !== market);
    expect(addressFor(url, site, other)).toBe(addressOf(name, other));
  });

  it.each(SITE_IDS.flatMap((id) => MARKETS.map((market) => [id, market] as const)))(
    'stand where the product looks for %s, with its market %o in the address',
    (id, market) => {
      const url = new URL(addressOf(id, market));
      const site = siteOf(url, sitesOf({ demo: false }));
      expect(site?.id).toBe(id);
      expect(site?.symbol({ url, title: '' })?.base).toBe(market.base);
      // Some venues quote the same market in other dollars; what the chart says must agree on the base.
      const chartSymbol = REPLICAS[id].symbol(market);
      expect(site?.symbol({ url, title: '', chartSymbol })?.base).toBe(market.base);
    },
  );

  it('keep what else their address asks for when the market changes', () => {
    const [btc, eth] = MARKETS;
    if (!btc || !eth) throw new Error('There are two markets');
    const local = new URL('http://127.0.0.1:1/replica/okx?symbol=BTCUSDT&bare=1');
    const next = addressFor(local, REPLICAS.okx, eth);
    expect(next).toBe('http://127.0.0.1:1/replica/okx?symbol=ETHUSDT&bare=1');
    expect(localName(marketAt(new URL(next), REPLICAS.okx))).toBe('ETHUSDT');
    const real = new URL(`${addressOf('binance', btc)}?theme=light`);
    expect(addressFor(real, REPLICAS.binance, eth)).toBe(`${addressOf('binance', eth)}?theme=light`);
  });

  it('have a host each and meet every way to make a frame and every policy', () => {
    expect(new Set(names.map((name) => REPLICAS[name].host)).size).toBe(names.length);
    expect(new Set(framed.map((name) => REPLICAS[name].frame)).size).toBe(6);
    expect(new Set(names.map((name) => REPLICAS[name].policy)).size).toBe(5);
    expect(new Set(names.map((name) => REPLICAS[name].kind)).size).toBe(7);
  });
});
