import { describe, expect, it } from 'vitest';
import { reply } from './testing/fake-edges';
import { levelsOf, toyFeed } from './testing/watched';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

type Toy = ReturnType<typeof toyFeed>;

interface Refusal {
  readonly name: string;
  readonly args: Parameters<typeof reply>;
  readonly state: 'limited' | 'blocked';
  /** For how long nothing may be asked. */
  readonly quiet: number;
}

/** A watching feed whose venue answers requests for `path` in this way until told otherwise. */
function refusingFeed(path: string, ...refusal: Parameters<typeof reply>): Toy {
  const toy = toyFeed('rest', ['BTC']);
  toy.venue.intercept = (url) => (url.includes(path) ? reply(...refusal) : undefined);
  toy.feed.watch(['BTC']);
  return toy;
}

function expectTruth({ feed, venue, book }: Toy): void {
  expect(feed.status).toMatchObject({ state: 'live', reason: '' });
  expect(levelsOf(book('BTC'))).toEqual(venue.truth('BTC'));
}

async function recover(toy: Toy, withinMs: number): Promise<void> {
  toy.venue.intercept = () => undefined;
  await toy.edges.clock.advance(withinMs);
  expectTruth(toy);
}

describe('a venue that refuses requests', () => {
  it.each<Refusal>([
    {
      name: '429 with seconds',
      args: [429, '', { 'Retry-After': '90' }],
      state: 'limited',
      quiet: 90 * SECOND,
    },
    { name: '429 without', args: [429, ''], state: 'limited', quiet: MINUTE },
    { name: '418', args: [418, '', { 'Retry-After': '600' }], state: 'limited', quiet: 10 * MINUTE },
    { name: '418 without', args: [418, ''], state: 'limited', quiet: 2 * MINUTE },
    { name: '451', args: [451, ''], state: 'blocked', quiet: 10 * MINUTE },
    {
      name: '403 of a content network',
      args: [403, '<html>configured to block access from your country</html>'],
      state: 'blocked',
      quiet: 10 * MINUTE,
    },
    { name: '403 of Bybit', args: [403, 'access too frequent'], state: 'limited', quiet: 10 * MINUTE },
  ])('$name at the snapshot: $state, asks nothing meanwhile, recovers', async ({ args, state, quiet }) => {
    const toy = refusingFeed('depth', ...args);
    await toy.edges.clock.advance(5 * SECOND);
    expect(toy.feed.status.state).toBe(state);
    expect(toy.feed.status.reason).toContain('api.toy');
    const asked = toy.edges.requests.length;
    expect(toy.venue.requests('depth')).toHaveLength(1);
    await toy.edges.clock.advance(quiet - 5 * SECOND);
    expect(toy.edges.requests).toHaveLength(asked);
    expect(toy.book('BTC').synced).toBe(false);
    await recover(toy, 2 * MINUTE);
  });

  it('says so when the first question is already refused, and opens no socket', async () => {
    const toy = refusingFeed('instruments', 451, '');
    await toy.edges.clock.advance(5 * MINUTE);
    expect(toy.feed.status).toMatchObject({ state: 'blocked', reason: 'api.toy is blocked in your region' });
    expect(toy.edges.requests).toHaveLength(1);
    expect(toy.edges.sockets).toHaveLength(0);
    await recover(toy, 6 * MINUTE);
  });

  it('waits a second when the refusal is in the body', async () => {
    const toy = refusingFeed('depth', 200, { retCode: 10006, retMsg: 'Too many visits!' });
    await toy.edges.clock.advance(800);
    expect(toy.feed.status.state).toBe('limited');
    await recover(toy, 6 * SECOND);
  });

  it.each([
    ['an error', 500, 'oops'],
    ['no JSON', 200, '<html>'],
    ['truncated JSON', 200, '{"k":"d","s":"BT'],
    ['the wrong shape', 200, { b: 'x' }],
    ['impossible numbers', 200, { k: 'd', s: 'BTC', t: 1, last: 1, b: [[-5, 1]], a: [[1, 1e300]] }],
  ])('keeps trying after %s, more and more seldom', async (_what, status, body) => {
    const toy = refusingFeed('depth', status, body);
    await toy.edges.clock.advance(10 * MINUTE);
    expect(toy.feed.status.state).toBe('connecting');
    expect(toy.feed.status.reason).toContain('no snapshot of the order book');
    expect(toy.venue.requests('depth').length).toBeGreaterThan(5);
    expect(toy.venue.requests('depth').length).toBeLessThan(30);
    await recover(toy, 2 * MINUTE);
  });

  it('fails visibly when the instruments cannot be had', async () => {
    const toy = refusingFeed('instruments', 200, []);
    await toy.edges.clock.advance(MINUTE);
    expect(toy.feed.status).toMatchObject({ state: 'failed', reason: 'the list of instruments is empty' });
    expect(toy.venue.requests('instruments').length).toBeLessThan(10);
    await recover(toy, 2 * MINUTE);
  });

  it('is left alone once nothing is wanted of it', async () => {
    const toy = refusingFeed('instruments', 500, '');
    await toy.edges.clock.advance(10 * SECOND);
    const asked = toy.edges.requests.length;
    toy.feed.stop();
    await toy.edges.clock.advance(10 * MINUTE);
    expect(toy.edges.requests).toHaveLength(asked);
  });

  it('keeps the book when only polls fail, and polls again later', async () => {
    const toy = refusingFeed('oi', 500, '');
    await toy.edges.clock.advance(10 * MINUTE);
    expectTruth(toy);
    expect(toy.events.some(({ type }) => type === 'openInterest')).toBe(false);
    const times = toy.venue.requests('oi').map(({ at }) => at);
    expect(times.length).toBeGreaterThan(5);
    expect(Math.min(...times.slice(1).map((at, index) => at - (times[index] ?? 0)))).toBeGreaterThanOrEqual(
      15 * SECOND,
    );
    await recover(toy, 2 * MINUTE);
    expect(toy.events.some(({ type }) => type === 'openInterest')).toBe(true);
  });
});
