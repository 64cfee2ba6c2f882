import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPage } from './any-page';
import { SITES, sitesOf } from './registry';
import type { PageFacts, Site } from './site';

const ASSET = /^[A-Z0-9]{1,15}$/;

/** Text that is made of what names are made of, so that it gets past the first checks. */
const nameLike = fc
  .array(
    fc.constantFrom(
      ...'BTC,XBT,USDT,USD,PERP,SWAP,F0,.P,.PM,:,-,_,/,·, ,BINANCE,1000,k,@,%,%E0,#,?,é,\u202e,M,260327'.split(
        ',',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const text = fc.oneof(
  nameLike,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constant('BTCUSDT '.repeat(600)),
);

const PLACES = [
  '/',
  '/chart/?symbol=',
  '/symbols/',
  '/en/futures/',
  '/trade/',
  '/delivery/',
  '/trade/spot/',
  '/tv/',
  '/t/',
  '/app/trade/',
  '/futures/linear_swap/exchange#contract_code=',
  '/embed-widget/#%7B%22symbol%22:%22',
];

const addressOn = (host: string) =>
  fc
    .tuple(fc.constantFrom(...PLACES), text)
    .map(([place, rest]) => new URL(`https://${host}${place}${rest}`));

const factsOn = (host: string): fc.Arbitrary<PageFacts> =>
  fc.record(
    {
      url: addressOn(host),
      title: text,
      legend: text,
      chartSymbol: text,
      frameUrl: addressOn('s.tradingview.com'),
      main: fc.boolean(),
    },
    { requiredKeys: ['url', 'title'] },
  );

/** A host of the site, or any for the site that has none. */
const hostOf = ({ matches }: Site) =>
  /\/\/(?:\*\.)?([^/]+)/.exec(matches[0] ?? 'https://page.example/*')?.[1] ?? '';

describe.each([...sitesOf({ demo: true }), anyPage].map((site) => [site.id, site] as const))(
  'whatever a page says, %s',
  (_, site) => {
    it('answers with a pair in capitals or not at all, and never throws', () => {
      fc.assert(
        fc.property(factsOn(hostOf(site)), (facts) => {
          const symbol = site.symbol(facts);
          if (!symbol) return;
          expect(symbol.base).toMatch(ASSET);
          expect(symbol.quote).toMatch(ASSET);
          expect(symbol.base).not.toBe(symbol.quote);
          expect(symbol).toEqual(site.symbol(facts));
        }),
        { numRuns: 200 },
      );
    });
  },
);

it('often finds a pair in such text, so that the property says something', () => {
  const found = fc
    .sample(factsOn('www.binance.com'), { numRuns: 500, seed: 7 })
    .filter((facts) => SITES.binance.symbol(facts) !== undefined);
  expect(found.length).toBeGreaterThan(50);
});
