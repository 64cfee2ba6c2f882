import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensureDefined } from '../lib/core/assert';
import type { VenueStatus } from '../lib/feeds/status';
import { type Demo, startDemo, until } from './fixtures/demo';

const VENUES = ['binance-usdm', 'bybit-linear'];
const SPOILT = ['truncate', 'garbage', 'wrong-types', 'bad-numbers'];

/** A symbol is resynced quickly only a few times a minute: each group has a browser of its own. */
const GROUPS = [
  ['truncate', 'garbage', 'wrong-types', 'duplicate'],
  ['bad-numbers', 'late'],
];

let demo: Demo;
let popup: Page;

const statusOf = async (venue: string): Promise<VenueStatus> => {
  const { venues } = await demo.ask('status');
  return ensureDefined(
    venues.find((status) => status.venue === venue),
    venue,
  );
};
const isLive = async (...venues: string[]) =>
  (await Promise.all(venues.map(statusOf))).every(({ state }) => state === 'live');
const bootId = async () => (await demo.ask('status')).bootId;

async function start(): Promise<void> {
  demo = await startDemo();
  popup = await demo.context.newPage();
  await popup.goto(demo.url('popup.html'));
  await until('both venues are live', () => isLive(...VENUES));
}

const behave = async () => {
  for (const venue of VENUES) await demo.control(venue, { do: 'clear' });
};

describe.each(GROUPS.map((faults) => ({ faults })))(
  'a venue that sends spoilt frames: $faults',
  ({ faults }) => {
    beforeAll(start);
    afterEach(behave);
    afterAll(() => demo?.close());

    it.each(faults)('survives a frame that is spoilt: %s', async (fault) => {
      const boot = await bootId();
      const before = await statusOf('binance-usdm');
      await demo.control('binance-usdm', { do: fault });
      const isSpoilt = SPOILT.includes(fault);
      await until('the frame has come', async () => {
        const { malformed, messages } = await statusOf('binance-usdm');
        return messages > before.messages && (!isSpoilt || malformed > before.malformed);
      });
      // What comes of it shows when more has come.
      await popup.waitForTimeout(1_500);
      await until('it is live', () => isLive('binance-usdm', 'bybit-linear'));
      expect(await bootId()).toBe(boot);
    });
  },
);

describe('a venue that breaks off', () => {
  beforeAll(start);
  afterEach(behave);
  afterAll(() => demo?.close());

  it.each(['binance-usdm', 'bybit-linear'])(
    'resyncs %s after a missing delta, and counts the gap',
    async (venue) => {
      const other = venue === 'bybit-linear' ? 'binance-usdm' : 'bybit-linear';
      const [before, beforeOther] = [await statusOf(venue), await statusOf(other)];
      await demo.control(venue, { do: 'gap' });
      await until('the gap is counted', async () => (await statusOf(venue)).gaps > before.gaps);
      await until('it is live again', () => isLive(venue));
      expect((await statusOf(other)).gaps).toBe(beforeOther.gaps);
    },
  );

  it('reconnects when the connection is dropped', async () => {
    await demo.control('bybit-linear', { do: 'drop' });
    await until('the loss is shown', async () => !(await isLive('bybit-linear')));
    await until('it is live again', () => isLive('bybit-linear'));
  });

  it.each([
    [429, 'limited'],
    [418, 'limited'],
    [451, 'blocked'],
  ])('says what a refusal with %d means, in words the popup shows', async (status, state) => {
    // Open interest is asked for every 15 seconds.
    await demo.control('binance-usdm', { do: 'http', status, retryAfter: 3, path: 'openInterest' });
    await until(`it is ${state}`, async () => (await statusOf('binance-usdm')).state === state);
    expect((await statusOf('binance-usdm')).reason).not.toBe('');
    await popup.bringToFront();
    await popup.getByText(new RegExp(state, 'i')).first().waitFor();
    expect(await isLive('bybit-linear')).toBe(true);
  });
});
