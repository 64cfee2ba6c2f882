import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { MarketEvent } from '../market/events';
import { Overlap } from './overlap';

const trade = (size: number): MarketEvent => ({
  type: 'trade',
  venue: 'binance-usdm',
  symbol: 'BTC',
  time: 1,
  price: 1,
  size,
  side: 'buy',
});

const ascending = (a: number, b: number) => a - b;

it('passes every event of a stream once, in whatever order two connections bring it, equal ones included', () => {
  const stream = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 30 });
  const turns = fc.infiniteStream(fc.boolean());
  fc.assert(
    fc.property(stream, turns, (sizes, firstNext) => {
      const overlap = new Overlap();
      const queues = [{ left: [...sizes] }, { left: [...sizes] }];
      const passed: number[] = [];
      while (queues.some(({ left }) => left.length > 0)) {
        const source = queues[firstNext.next().value ? 0 : 1];
        const size = source?.left.shift();
        if (source && size !== undefined && overlap.admit(source, trade(size))) passed.push(size);
      }
      expect(passed.toSorted(ascending)).toEqual(sizes.toSorted(ascending));
    }),
  );
});
