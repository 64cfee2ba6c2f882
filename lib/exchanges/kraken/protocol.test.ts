import { describe, expect, it } from 'vitest';
import { asLot, asTick, type Side } from '../../core/units';
import { hasChecksum } from './checksum';
import { defaults } from './spot-symbols';
import { krakenFutures, krakenSpot } from '.';

describe('continuity', () => {
  it.each([
    ['a first message without a snapshot', { snapshot: false, last: 5 }, undefined, 'gap'],
    ['a snapshot', { snapshot: true, last: 5 }, 90, 'apply'],
    ['the next', { snapshot: false, last: 6 }, 5, 'apply'],
    ['the same again', { snapshot: false, last: 5 }, 5, 'skip'],
    ['one too far', { snapshot: false, last: 7 }, 5, 'gap'],
  ] as const)('of futures: %s', (_, header, last, verdict) => {
    expect(krakenFutures.book.accept(header, { last, fresh: false })).toBe(verdict);
  });

  it.each([
    ['a first message without a snapshot', { snapshot: false, last: 5 }, undefined, 'gap'],
    ['a snapshot', { snapshot: true, last: 5 }, 90, 'apply'],
    ['the next, however far its number', { snapshot: false, prev: 5, last: 9 }, 5, 'apply'],
    ['one after a message that could not be read', { snapshot: false, last: 9 }, 5, 'gap'],
  ] as const)('of spot: %s', (_, header, last, verdict) => {
    expect(krakenSpot.book.accept(header, { last, fresh: false })).toBe(verdict);
  });
});

const levelsOf = (written: string) => {
  const whole = written.split(' ').map((text) => Number(text.replace('.', '')));
  return Array.from(
    { length: whole.length / 2 },
    (_, index) => [asTick(whole[2 * index] ?? 0), asLot(whole[2 * index + 1] ?? 0)] as const,
  );
};

const oneAsk = (side: Side) => (side === 'ask' ? [[asTick(3), asLot(7)] as const] : []);

describe('the checksum of spot', () => {
  const bids =
    '45283.5 0.10000000 45283.4 1.54582015 45282.1 0.10000000 45281.0 0.10000000 45280.3 1.54592586 ' +
    '45279.0 0.07990000 45277.6 0.03310103 45277.5 0.30000000 45277.3 1.54602737 45276.6 0.15445238';
  const asks =
    '45285.2 0.00100000 45286.4 1.54571953 45286.6 1.54571109 45289.6 1.54560911 45290.2 0.15890660 ' +
    '45291.8 1.54553491 45294.7 0.04454749 45296.1 0.35380000 45297.5 0.09945542 45299.5 0.18772827';

  const sides = { bid: levelsOf(bids), ask: levelsOf(asks) };
  const book = {
    instrument: defaults.defaultInstrument,
    top: (side: Side, limit: number) => sides[side].slice(0, limit),
  };

  it('is the one that the venue publishes for an example', () => {
    expect(hasChecksum(book, 3_310_070_434)).toBe(true);
    expect(hasChecksum(book, 3_310_070_435)).toBe(false);
  });

  it('is over prices in all their decimals where ticks are coarser', () => {
    const coarse = { ...defaults.defaultInstrument, priceStep: { units: 5, decimals: 1 } };
    // CRC-32 of "37": the tick and the lots as they are counted.
    expect(hasChecksum({ instrument: coarse, top: oneAsk }, 219_140_800)).toBe(false);
    // CRC-32 of "157": the ask of 1.5 with 7 lots.
    expect(hasChecksum({ instrument: coarse, top: oneAsk }, 3_227_791_628)).toBe(true);
  });
});

describe('the sockets', () => {
  it('asks for every feed of futures in a frame each', () => {
    const [plan] = krakenFutures.sockets(['PF_XBTUSD', 'PF_ETHUSD']);
    expect(plan).toMatchObject({
      url: 'wss://futures.kraken.com/ws/v1',
      subscribe: [
        '{"event":"subscribe","feed":"book","product_ids":["PF_XBTUSD","PF_ETHUSD"]}',
        '{"event":"subscribe","feed":"trade","product_ids":["PF_XBTUSD","PF_ETHUSD"]}',
        '{"event":"subscribe","feed":"ticker","product_ids":["PF_XBTUSD","PF_ETHUSD"]}',
        '{"event":"subscribe","feed":"heartbeat"}',
      ],
      heartbeat: { everyMs: 30_000, frame: '{"event":"ping"}' },
    });
    expect(krakenFutures.book.resubscribe?.('PF_XBTUSD')).toEqual({
      socket: plan?.key,
      frames: [
        '{"event":"unsubscribe","feed":"book","product_ids":["PF_XBTUSD"]}',
        '{"event":"subscribe","feed":"book","product_ids":["PF_XBTUSD"]}',
      ],
    });
  });

  it('asks for the deepest spot book, and for trades without those of before', () => {
    const [plan] = krakenSpot.sockets(['BTC/USD']);
    expect(plan).toMatchObject({
      url: 'wss://ws.kraken.com/v2',
      subscribe: [
        '{"method":"subscribe","params":{"channel":"book","symbol":["BTC/USD"],"depth":1000,"snapshot":true}}',
        '{"method":"subscribe","params":{"channel":"trade","symbol":["BTC/USD"],"snapshot":false}}',
      ],
      heartbeat: { everyMs: 30_000, frame: '{"method":"ping"}' },
    });
    expect(krakenSpot.book.resubscribe?.('BTC/USD')).toEqual({
      socket: plan?.key,
      frames: [
        '{"method":"unsubscribe","params":{"channel":"book","symbol":["BTC/USD"],"depth":1000}}',
        '{"method":"subscribe","params":{"channel":"book","symbol":["BTC/USD"],"depth":1000,"snapshot":true}}',
      ],
    });
    expect(krakenSpot.book.levels).toBe(1000);
  });
});
