import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level, MarketEvent } from '../market/events';
import { EXCHANGES } from './registry';
import { SAMPLE_FRAMES } from './sample-frames';
import { traceMapper } from './trace-mapper';

const MAX_PRICE = 1e12;
/** No wire size of any contract at any price is more base units than this. */
const MAX_SIZE = 1e36;
const MAX_TIME = 1e13;
const LONGEST_FUNDING_HOURS = 31 * 24;

const isWithin = (value: number, above: number, highest: number) => value > above && value <= highest;
const isPrice = (value: number) => isWithin(value, 0, MAX_PRICE);
const isSize = (value: number) => value === 0 || isWithin(value, 0, MAX_SIZE);
const isTime = (value: number) => Number.isInteger(value) && isWithin(value, 0, MAX_TIME);
const isLevel = ([price, size]: Level) => isPrice(price) && isSize(size);

type Checks = {
  readonly [Type in MarketEvent['type']]: (event: Extract<MarketEvent, { type: Type }>) => boolean;
};

const CHECKS: Checks = {
  book: ({ bids, asks }) => [...bids, ...asks].every(isLevel),
  trade: ({ price, size }) => isPrice(price) && size > 0 && isSize(size),
  liquidation: ({ price, size }) => isPrice(price) && size > 0 && isSize(size),
  openInterest: ({ size }) => isSize(size),
  funding: ({ rate, intervalHours }) =>
    Math.abs(rate) <= 1 && isWithin(intervalHours, 0, LONGEST_FUNDING_HOURS),
  mark: ({ mark, index = 1 }) => isPrice(mark) && isPrice(index),
  candle: ({ open, high, low, close, volume, intervalMs }) =>
    [open, high, low, close].every(isPrice) && isSize(volume) && intervalMs > 0,
};

/** Whether an event says what a market could say. */
function isSane(event: MarketEvent): boolean {
  const numbers = Object.values(event).filter((value) => typeof value === 'number');
  const check = CHECKS[event.type] as (event: MarketEvent) => boolean;
  return isTime(event.time) && event.symbol !== '' && numbers.every(Number.isFinite) && check(event);
}

/** Values of the kind that break a reader, those among them that only JSON can write. */
const NASTY = [
  '{"toString":1}',
  '{"valueOf":1,"toString":"x"}',
  '{"constructor":{"name":1}}',
  '{"__proto__":{"price":1}}',
  '{"length":3}',
  '[[[]]]',
  `${'['.repeat(2000)}${']'.repeat(2000)}`,
  `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`,
].map((text) => JSON.parse(text) as unknown);

const ODD = [
  1e308,
  -1e308,
  5e-324,
  1e21,
  1e19,
  1e15,
  1e13,
  2 ** 53,
  -1,
  -0,
  0.1,
  '1e400',
  '1e308',
  '1e-300',
  'NaN',
  'Infinity',
  '0x10',
  '',
  ' ',
  '-0',
  '9'.repeat(400),
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'BTCUSD',
  'buy',
  'kline',
  null,
  true,
  false,
];

const nasty = fc.oneof(
  fc.constantFrom<unknown>(...NASTY, ...ODD),
  fc.jsonValue(),
  fc.double({ noNaN: true }).map((value) => (Number.isFinite(value) ? value : String(value))),
  fc.double({ noNaN: true }).map(String),
);

/** How many values, at any depth, a message is made of. */
function countOf(message: unknown): number {
  let count = 0;
  JSON.stringify(message, (_, part: unknown) => {
    count += 1;
    return part;
  });
  return count;
}

/** The message with `value` in place of its `at`-th part, counted in the order of writing. */
function spoiled(message: unknown, at: number, value: unknown): string {
  let count = 0;
  return JSON.stringify(message, (_, part: unknown) => {
    count += 1;
    return count === at + 1 ? value : part;
  });
}

describe.each(Object.values(EXCHANGES))('$id', (exchange) => {
  const samples = SAMPLE_FRAMES[exchange.id];
  const check = (events: readonly MarketEvent[]) => {
    const wrong = events.filter((event) => event.venue !== exchange.id || !isSane(event));
    expect(wrong).toEqual([]);
  };

  it('reads well-formed messages', () => {
    const { map, notes } = traceMapper(exchange);
    const events = samples.flatMap((frame) => map(frame));
    check(events);
    expect(events.length).toBeGreaterThan(2);
    expect(notes.filter((note) => /^(malformed|unknown)/.test(note))).toEqual([]);
  });

  it('accounts for whatever it is given and throws at nothing', () => {
    const anything = fc.oneof(
      fc.json(),
      fc.string(),
      nasty.map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(anything, (frame) => {
        const { map, notes } = traceMapper(exchange);
        const events = map(frame);
        check(events);
        expect(events.length + notes.length).toBeGreaterThan(0);
      }),
    );
  });

  it('says nothing insane and loses nothing where one value of a message is another', () => {
    const spoiledFrame = fc
      .tuple(fc.constantFrom(...samples), fc.nat(), nasty)
      .map(([message, at, value]) => spoiled(message, at % countOf(message), value));
    fc.assert(
      fc.property(spoiledFrame, (frame) => {
        const { map, notes } = traceMapper(exchange);
        for (const sample of samples) map(sample);
        const before = notes.length;
        const events = map(frame);
        check(events);
        expect(events.length + notes.length).toBeGreaterThan(before);
      }),
      { numRuns: 400 },
    );
  });
});
