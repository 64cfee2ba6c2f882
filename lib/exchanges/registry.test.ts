import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VENUE_IDS, VENUE_QUOTES } from '../market/venues';
import type { Pages, RestRequest } from './exchange';
import { ARCHIVES } from './archives';
import { EXCHANGES } from './registry';

/** Of a folder of two venues that have little in common each has its own: `spot-feed.ts`. */
const FILES = ['feed.ts', 'mapper.ts', 'history.ts', 'instruments.ts'];

/** Every request that an adapter makes, the answers being refused. */
async function requestsOf(exchange: (typeof EXCHANGES)[keyof typeof EXCHANGES]): Promise<RestRequest[]> {
  const requests: RestRequest[] = [];
  const refuse = (request: RestRequest) => {
    requests.push(request);
    return Promise.reject(new Error('refused'));
  };
  const { defaultInstrument } = exchange.defaults;
  const range = { from: 1_700_000_000_000, to: 1_700_100_000_000, intervalMs: 300_000 };
  await Promise.allSettled([
    exchange.instruments(refuse),
    exchange.book.fetchSeed?.(refuse, defaultInstrument),
    ...Object.values(exchange.history).map((pages: Pages<unknown>) =>
      pages.page(refuse, defaultInstrument, {
        ...range,
        intervalMs: Math.max(pages.finestMs, range.intervalMs),
      }),
    ),
    exchange.marginTable?.(refuse, defaultInstrument),
    ...exchange.sockets([defaultInstrument.symbol]).map(({ address }) => address?.(refuse)),
    ...exchange.polls.map((poll) => poll.run(refuse, defaultInstrument)),
  ]);
  return requests;
}

it('has an adapter for each venue, and none besides', () => {
  expect(Object.keys(EXCHANGES).toSorted()).toEqual([...VENUE_IDS].toSorted());
});

describe.each(Object.values(EXCHANGES))('$id', (exchange) => {
  const { defaultInstrument } = exchange.defaults;

  it('stands in a folder of its name, or of its exchange’s, with the usual files', () => {
    const [name = '', part = ''] = exchange.id.split('-');
    const folder = existsSync(`lib/exchanges/${exchange.id}`) ? exchange.id : name;
    expect(EXCHANGES[exchange.id]).toBe(exchange);
    const exists = (file: string) => existsSync(`lib/exchanges/${folder}/${file}`);
    expect(FILES.filter((file) => !exists(file) && !exists(`${part}-${file}`))).toEqual([]);
    expect(exists('index.ts')).toBe(true);
  });

  it('knows its default instrument', () => {
    expect(defaultInstrument).toMatchObject({ venue: exchange.id, contract: exchange.contract, base: 'BTC' });
    expect(ARCHIVES[exchange.id].contractSize(defaultInstrument.symbol)).toBe(defaultInstrument.contractSize);
    expect(defaultInstrument.quote).toBe(VENUE_QUOTES[exchange.id]);
  });

  it('names every host it speaks to, and a budget for each that it requests from', async () => {
    const requests = await requestsOf(exchange);
    const asked = requests.map(({ url }) => new URL(url).hostname);
    const heard = exchange.sockets([defaultInstrument.symbol]).map(({ url }) => new URL(url).hostname);
    expect([...new Set([...asked, ...heard])].toSorted()).toEqual([...exchange.hosts].toSorted());
    const budgets = exchange.limits.map(({ host }) => host);
    expect(asked.filter((host) => !budgets.includes(host))).toEqual([]);
    expect(requests.filter(({ weight }) => !(weight > 0))).toEqual([]);
  });

  it('can seed a book by the way it says', () => {
    const { book } = exchange;
    expect(book.seed === 'rest' ? 'fetchSeed' in book : 'resubscribe' in book).toBe(true);
    const socket = book.resubscribe?.(defaultInstrument.symbol).socket;
    const keys = exchange.sockets([defaultInstrument.symbol]).map(({ key }) => key);
    expect(socket === undefined || keys.includes(socket)).toBe(true);
  });
});
