import { expect, it } from 'vitest';
import { traceMapper } from '../trace-mapper';
import type { Continuity, Verdict } from '../exchange';
import { depthData, push } from './fixtures';
import { mexcFutures } from '.';

const seeded: Continuity = { last: 100, fresh: true };
const following: Continuity = { last: 120, fresh: false };

it.each<[string, object, Continuity, Verdict]>([
  ['a delta before the seed', { begin: 90, end: 110 }, { last: undefined, fresh: true }, 'gap'],
  ['one that the seed holds', { begin: 90, end: 100 }, seeded, 'skip'],
  ['one that spans the update after the seed', { begin: 95, end: 103 }, seeded, 'apply'],
  ['the first after the seed', { version: 101 }, seeded, 'apply'],
  ['a seed older than the stream', { begin: 102, end: 103 }, seeded, 'gap'],
  ['the next', { version: 121 }, following, 'apply'],
  ['the next ones', { begin: 121, end: 125 }, following, 'apply'],
  ['a missing one', { version: 122 }, following, 'gap'],
  ['one that comes twice', { version: 120 }, following, 'skip'],
])('%s', (_, numbers, state, verdict) => {
  const { asks, bids } = depthData;
  const [event] = traceMapper(mexcFutures).map(push('depth', { asks, bids, version: 0, ...numbers }));
  if (event?.type !== 'book') throw new Error('no book was read');
  expect(mexcFutures.book.accept(event, state)).toBe(verdict);
});
