import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Exchanges, startExchanges } from '../dev/exchanges/start-exchanges';
import { DEMO_PORT } from '../dev/ports';
import { ensureDefined } from '../lib/core/assert';
import { VENUE_IDS } from '../lib/market/venues';
import { type Chromium, launchChromium } from './fixtures/chromium';
import { openOwnPage, type OwnPage } from './fixtures/own-page';

const MARKET = 'BTC-USDT';
/** Some venues tell what they have to tell once a minute only. */
const LIVE = { timeout: 120_000, interval: 500 };
const TEST_MS = 180_000;
/** So near the price most venues know their books. */
const NEAR = 0.0002;
const MANY = 15;
/** The newest column is still being made. */
const SETTLED_MS = 3_000;

describe('all venues at once', () => {
  let exchanges: Exchanges;
  let chromium: Chromium;
  let own: OwnPage;

  beforeAll(async () => {
    exchanges = await startExchanges({ port: DEMO_PORT, seed: 11, venues: VENUE_IDS, historyHours: 1 });
    chromium = await launchChromium();
    own = await openOwnPage(chromium);
    await own.switchOn(VENUE_IDS);
  }, TEST_MS);
  afterAll(async () => {
    await chromium?.close();
    await exchanges?.stop();
  });

  const notLive = async () => {
    const { venues } = await own.ask('status');
    return venues
      .filter(({ state }) => state !== 'live')
      .map(({ venue, state, reason }) => `${venue} ${state}: ${reason}`);
  };

  /** The venues whose size near the price of a moment ago is known from their columns. */
  const holders = async () => {
    const market = ensureDefined(exchanges.simulators.get('BTCUSDT')?.venues.get('binance-usdm'), 'a market');
    const price = (market.midTick / market.instrument.ticksPerUnit) * (1 - NEAR);
    const { split } = await own.ask('cell', {
      layer: 'order-book',
      market: MARKET,
      time: Date.now() - SETTLED_MS,
      price,
    });
    return split.filter(({ bid, ask }) => bid !== undefined || ask !== undefined).length;
  };

  it(
    'are live, and are added up',
    async () => {
      await expect.poll(notLive, LIVE).toEqual([]);
      const { venues } = await own.ask('status');
      expect(venues.map(({ venue }) => venue)).toEqual(VENUE_IDS);
      await expect.poll(holders, LIVE).toBeGreaterThanOrEqual(MANY);
    },
    TEST_MS,
  );

  it(
    'come back when the worker is killed',
    async () => {
      const before = await own.ask('status');
      await chromium.killWorker();
      await expect.poll(async () => (await own.ask('status')).bootId, LIVE).not.toBe(before.bootId);
      await expect.poll(notLive, LIVE).toEqual([]);
      await expect.poll(holders, LIVE).toBeGreaterThanOrEqual(MANY);
    },
    TEST_MS,
  );
});
