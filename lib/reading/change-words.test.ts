import { describe, expect, it } from 'vitest';
import { type ClusterChange, compareMaps } from '../analysis/clusters/compare';
import { PRICE, readingOf } from '../analysis/density/reading-fixture';
import { changeWords } from './change-words';

const STILL = { low: PRICE, high: PRICE, isWhole: true };
const plain = (change: ClusterChange | undefined) =>
  change ? changeWords(change).replaceAll('\u00A0', ' ') : '';

/** What is said of the shorts of a map after another. */
function said(before: readonly [price: number, size: number], after: readonly [price: number, size: number]) {
  const [earlier, later] = [before, after].map(([price, size]) => readingOf(0, { ask: [{ price, size }] }));
  if (!earlier || !later) throw new Error('No maps');
  return compareMaps({ before: earlier, after: later, path: STILL }).map(plain);
}

describe('changeWords', () => {
  it('tells moves and growth that are beyond what is known', () => {
    expect(said([61_000, 300], [61_450, 450])).toEqual(['moved up by 0.74 %, grew by 50.0 %']);
    expect(said([61_450, 450], [61_000, 300])).toEqual(['moved down by 0.73 %, shrank by 33.33 %']);
    expect(said([61_000, 300], [61_100, 350])).toEqual(['in place, about as large']);
  });

  it('tells what came and what went', () => {
    expect(said([61_000, 300], [64_000, 300])).toEqual([
      'new',
      'gone: closed or faded, the price was not there',
    ]);
  });

  it('says that something was built anew', () => {
    const map = readingOf(0, { ask: [{ price: 61_000, size: 300 }] });
    const path = { ...STILL, high: 61_300 };
    expect(compareMaps({ before: map, after: map, path }).map(plain)).toEqual([
      'in place, about as large, swept in between and built anew',
    ]);
  });
});
