import { describe, expect, it } from 'vitest';
import { HostGates } from './rate-limit';
import { retryAfterMs } from './host-stop';
import { createRest } from './rest';
import { FakeEdges, reply } from './testing/fake-edges';
import { TOY_LIMIT } from './testing/toy-exchange';

const URL_A = 'https://api.toy/a';
const SECOND = 1_000;

function world() {
  const edges = new FakeEdges();
  const hosts = new HostGates(edges.clock);
  return { edges, hosts, rest: createRest([TOY_LIMIT], edges, hosts) };
}

describe('a request', () => {
  it('brings JSON, without cookies, from where the build points to', async () => {
    const { edges, rest } = world();
    edges.rebase = (url) => url.replace('https://api.toy', 'http://127.0.0.1:9/api.toy');
    edges.onRequest = () => reply(200, { a: [1] });
    expect(await rest({ url: URL_A, weight: 1, method: 'POST', body: '{"x":1}' })).toEqual({ a: [1] });
    const [request] = edges.requests;
    expect(request?.url).toBe('http://127.0.0.1:9/api.toy/a');
    expect(request?.init).toMatchObject({ method: 'POST', body: '{"x":1}', credentials: 'omit' });
  });

  it.each([
    ['network', 'refused', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['http', '500', () => reply(500, '')],
    ['http', '403 without a reason', () => reply(403, '')],
    ['malformed', 'no JSON', () => reply(200, '{"a":')],
    ['limited', '429', () => reply(429, '')],
    ['banned', '418', () => reply(418, '')],
    ['banned', '403 too frequent', () => reply(403, 'Access too frequent')],
    ['blocked', '451', () => reply(451, '')],
  ] as const)('fails as %s on %s', async (kind, _what, answer) => {
    const { edges, rest } = world();
    edges.onRequest = answer;
    await expect(rest({ url: URL_A, weight: 1 })).rejects.toMatchObject({ name: 'RestError', kind });
  });

  it('fails as network when nothing comes, and when the body never ends', async () => {
    for (const hang of ['reply', 'body']) {
      const { edges, rest } = world();
      const never = new Promise<never>(() => undefined);
      edges.onRequest = () => (hang === 'reply' ? never : { ...reply(200, ''), text: () => never });
      const failed = rest({ url: URL_A, weight: 1 }).catch((error: unknown) => error);
      await edges.clock.advance(0);
      await edges.clock.advance(10 * SECOND);
      expect(await failed).toMatchObject({ name: 'RestError', kind: 'network' });
      expect(edges.requests[0]?.init.signal.aborted).toBe(true);
    }
  });
});

describe('a host that said to stay away', () => {
  it('is asked by nobody until then, not by those in the queue either, over all venues on it', async () => {
    const { edges, hosts, rest } = world();
    const other = createRest([TOY_LIMIT], edges, hosts);
    edges.onRequest = () => reply(429, '', { 'Retry-After': '30' });
    const until = edges.clock.now() + 30 * SECOND;
    const results = Promise.allSettled([rest, other, rest].map((ask) => ask({ url: URL_A, weight: 100 })));
    await edges.clock.advance(0);
    await edges.clock.advance(SECOND);
    for (const { reason } of (await results) as PromiseRejectedResult[])
      expect(reason).toMatchObject({ kind: 'limited', retryAt: until });
    expect(edges.requests).toHaveLength(1);
    await expect(other({ url: URL_A, weight: 1 })).rejects.toMatchObject({ retryAt: until });
    expect(edges.requests).toHaveLength(1);
    edges.onRequest = () => reply(200, 1);
    await edges.clock.advance(29 * SECOND);
    expect(await other({ url: URL_A, weight: 1 })).toBe(1);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-20T10:00:00Z');

  it.each([
    ['30', 30_000],
    [' 5 ', 5_000],
    ['Fri, 20 Nov 2026 10:01:00 GMT', 60_000],
    ['Fri, 20 Nov 2026 09:00:00 GMT', undefined],
    ['0', undefined],
    ['soon', undefined],
    ['-3', undefined],
    ['', undefined],
    [null, undefined],
    ['99999999999999', 3 * 24 * 3_600_000],
  ])('%j is %j', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});
