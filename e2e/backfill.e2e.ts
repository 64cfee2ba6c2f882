import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InstrumentProgress } from '../lib/backfill/backfill';
import type { VenueId } from '../lib/market/venues';
import { type Demo, startDemo, until } from './fixtures/demo';

const FETCHING_MS = 150_000;
const TEST_MS = 300_000;

/** Requests that only a backfill makes, and how many it needs: of thirty days in days, of sixty before five at a time, as all open interest, and of a year of hours in forty days. */
const NEEDED: readonly (readonly [venue: VenueId, path: string, requests: number])[] = [
  ['binance-usdm', '/fapi/v1/klines', 30 + 12 + 10],
  // 500 rows of five minutes are less than two days.
  ['binance-usdm', '/futures/data/openInterestHist', 18],
  ['binance-usdm', '/fapi/v1/fundingRate', 3],
  // A day of minutes, and five days of five minutes, are more than a thousand rows.
  ['bybit-linear', '/v5/market/kline', 60 + 24 + 10],
];

let demo: Demo;

beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo?.close());

const progress = async (): Promise<readonly InstrumentProgress[]> => (await demo.ask('status')).backfill;

async function requestsOf(venue: VenueId, path: string): Promise<number> {
  const reply = await fetch(`${demo.exchanges.url}/control/${venue}`);
  const { requests } = (await reply.json()) as { readonly requests: Readonly<Record<string, number>> };
  return requests[path] ?? 0;
}

it(
  'goes on where it was when the worker is killed, and asks for hardly anything twice',
  async () => {
    await until('some of the past is there', async () => {
      const all = await progress();
      return all.length === 2 && all.every(({ share }) => share > 0.1);
    });
    const before = new Map((await progress()).map(({ venue, share }) => [venue, share]));
    await demo.killWorker();
    await until('both venues are asked again', async () => (await progress()).length === 2);
    for (const { venue, share } of await progress())
      expect(share).toBeGreaterThanOrEqual((before.get(venue) ?? 1) - 0.05);
    await until('all of it is there', async () => (await progress()).every(({ done }) => done), FETCHING_MS);
    for (const [venue, path, needed] of NEEDED) {
      const requests = await requestsOf(venue, path);
      expect({ path, requests, tooFew: requests < needed, tooMany: requests > needed + 1 }).toMatchObject({
        tooFew: false,
        tooMany: false,
      });
    }
  },
  TEST_MS,
);
