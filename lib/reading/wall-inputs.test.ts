import { describe, expect, it } from 'vitest';
import { Market } from '../analysis/walls/wall-fixture';
import { wallInputs } from './wall-inputs';

const walls = new Market()
  .quiet(5)
  .play({ set: [['bid', 599_000, 300_000]] })
  .quiet(5)
  .walls.standing();

describe('wallInputs', () => {
  it('lays each venue’s walls by its shift', () => {
    const laid = wallInputs(
      [
        { venue: 'binance-usdm', walls },
        { venue: 'bybit-linear', walls },
      ],
      [
        { venue: 'bybit-linear', shift: -12.5 },
        { venue: 'binance-usdm', shift: 0 },
      ],
    );
    expect(laid).toMatchObject([
      { venue: 'binance-usdm', price: 59_900, low: 59_900, high: 59_900, size: 300, visits: 0 },
      { venue: 'bybit-linear', price: 59_887.5, low: 59_887.5, high: 59_887.5, size: 300, visits: 0 },
    ]);
  });

  it('leaves out a venue whose shift is not known', () => {
    expect(wallInputs([{ venue: 'okx-swap', walls }], [{ venue: 'binance-usdm', shift: 0 }])).toEqual([]);
  });
});
