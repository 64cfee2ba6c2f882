import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DepthFrame, type LevelBatch } from '../../market/depth-frame';
import { baseToLots, type Instrument, priceToTick } from '../../market/instrument';
import { traceMapper } from '../trace-mapper';
import { scanBybitDepth } from './depth-scan';
import { bybitInverse, bybitLinear, bybitSpot } from '.';

const mapOf = (instrument: Instrument) => new Map([[instrument.symbol, instrument]]);
const instruments = mapOf(bybitLinear.defaults.defaultInstrument);

type Pair = readonly [price: string, size: string];

const frameOf = (
  type: string,
  bids: readonly Pair[],
  asks: readonly Pair[],
  update = 177,
  symbol = 'BTCUSDT',
) =>
  `{"topic":"orderbook.1000.${symbol}","type":"${type}","ts":1771012546112,"data":{"s":"${symbol}",` +
  `"b":${JSON.stringify(bids)},"a":${JSON.stringify(asks)},"u":${update},"seq":530382895911},"cts":1771012546111}`;

const pairsOf = ({ ticks, lots, count }: LevelBatch) =>
  Array.from({ length: count }, (_, index) => [ticks[index], lots[index]]);

const levelOf = ({ priceStep, sizeStep }: Instrument) =>
  fc
    .tuple(fc.integer({ min: 1, max: 2_000_000 }), fc.integer({ min: 0, max: 10_000_000 }))
    .map(([tick, lots]): Pair => [
      (tick / 10 ** priceStep.decimals).toFixed(2),
      (lots / 10 ** sizeStep.decimals).toFixed(sizeStep.decimals),
    ]);

describe('the scanner of Bybit books', () => {
  it.each([bybitLinear, bybitInverse, bybitSpot])('reads what the mapper reads on $id', (exchange) => {
    const instrument = exchange.defaults.defaultInstrument;
    const level = levelOf(instrument);
    fc.assert(
      fc.property(
        fc.constantFrom('snapshot', 'delta'),
        fc.array(level, { maxLength: 30 }),
        fc.array(level, { maxLength: 30 }),
        fc.integer({ min: 1, max: 2 ** 40 }),
        (type, bids, asks, update) => {
          const frame = frameOf(type, bids, asks, update, instrument.symbol);
          const out = new DepthFrame();
          const [event] = traceMapper(exchange).map(frame);
          if (event?.type !== 'book') throw new Error('the mapper reads no book');
          const lotsOf = (levels: typeof event.bids) =>
            levels.map(([price, size]) => [
              priceToTick(price, instrument),
              baseToLots(size, price, instrument),
            ]);
          expect(scanBybitDepth(frame, mapOf(instrument), out)).toBe(true);
          const { symbol, time, snapshot, last } = out;
          expect({ symbol, time, snapshot, last, bids: pairsOf(out.bids), asks: pairsOf(out.asks) }).toEqual({
            symbol: event.symbol,
            time: event.time,
            snapshot: event.snapshot,
            last: event.last,
            bids: lotsOf(event.bids),
            asks: lotsOf(event.asks),
          });
        },
      ),
    );
  });

  const good = frameOf('delta', [['61800.20', '2.909']], [['61800.30', '0']]);

  it('leaves every cut-off frame to the mapper', () => {
    for (let length = 0; length < good.length; length += 1) {
      expect(scanBybitDepth(good.slice(0, length), instruments, new DepthFrame())).toBe(false);
    }
  });

  it.each([
    ['another symbol', good.replace('"s":"BTCUSDT"', '"s":"ETHUSDT"')],
    ['a price off the tick', good.replace('61800.20', '61800.25')],
    ['a negative size', good.replace('"2.909"', '"-2.909"')],
    ['a size in exponents', good.replace('"2.909"', '"2e3"')],
    ['a number without quotes', good.replace('"2.909"', '2.909')],
    ['another depth', good.replace('orderbook.1000', 'orderbook.50')],
    ['another type', good.replace('delta', 'partial')],
    ['more behind the end', `${good} `],
    ['letters beyond ASCII', good.replace('"seq"', '"séq"')],
    ['an update number that a double cannot count', good.replace('"u":177', '"u":99999999999999999999')],
  ])('leaves %s to the mapper', (_, frame) => {
    expect(frame).not.toBe(good);
    expect(scanBybitDepth(frame, instruments, new DepthFrame())).toBe(false);
  });
});
