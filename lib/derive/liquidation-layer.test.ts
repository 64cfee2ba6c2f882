import { describe, expect, it } from 'vitest';
import type { FlowBar } from '../flow/flow-bar';
import type { HeatColumn } from '../heatmaps/columns/column';
import { marketOf } from '../heatmaps/liquidation/flow-fixture';
import { createModel, type LiquidationMarket } from '../heatmaps/liquidation/model';
import { binAt } from '../heatmaps/order-book/grid';
import type { SourceColumn } from '../heatmaps/open-interest/recorder';
import type { Instrument } from '../market/instrument';
import { DERIVED_STEP_MS } from './layer';
import { LiquidationLayer } from './liquidation-layer';
import { BINANCE, BYBIT, BYBIT_PREMIUM, MIDNIGHT, priceAt, simulatedBar, VENUES } from './test-market';

const layerOf = (markets: readonly LiquidationMarket[] = [marketOf(), marketOf()]) =>
  new LiquidationLayer(
    VENUES.slice(0, markets.length).map((instrument, index) => ({
      instrument,
      model: createModel('mixture', markets[index] ?? marketOf()),
    })),
  );

const at = (step: number) => MIDNIGHT + step * DERIVED_STEP_MS;

interface Walk {
  readonly from?: number;
  readonly to: number;
  readonly venues?: readonly Instrument[];
  readonly change?: (bar: FlowBar, instrument: Instrument) => FlowBar;
}

/** Takes the bars of steps in; returns the columns of the last. */
function walk(layer: LiquidationLayer, { from = 0, to, venues = VENUES, change = (bar) => bar }: Walk) {
  let columns: readonly SourceColumn[] = [];
  for (let step = from; step < to; step += 1) {
    for (const instrument of venues)
      layer.observe(instrument, change(simulatedBar(instrument, at(step)), instrument));
    columns = layer.take();
  }
  return columns;
}

const of = (columns: readonly SourceColumn[], source: SourceColumn['source']): HeatColumn => {
  const found = columns.find((each) => each.source === source);
  if (!found) throw new Error(`no column of ${source}`);
  return found.column;
};

const held = (codes: Uint8Array) => codes.reduce((count, code) => count + Number(code > 0), 0);

describe('the columns of LiquidationLayer', () => {
  it('are of each venue on its own prices and of all on those of the reference', () => {
    const layer = layerOf();
    const columns = walk(layer, { to: 20 });
    expect(columns.map(({ source }) => source)).toEqual(['binance-usdm', 'bybit-linear', 'all']);
    for (const { column } of columns) {
      expect(column).toMatchObject({ time: at(19), stepMs: DERIVED_STEP_MS });
      expect(held(column.cells.bid)).toBeGreaterThan(50);
      expect(held(column.cells.ask)).toBeGreaterThan(50);
    }
    const own = of(columns, 'bybit-linear');
    expect([own.bid, own.ask]).toEqual([priceAt(at(19), BYBIT), priceAt(at(20), BYBIT)]);
    expect(own.coverage.map(({ venue, shift }) => [venue, shift])).toEqual([['bybit-linear', 0]]);
    const all = of(columns, 'all');
    expect([all.bid, all.ask]).toEqual([priceAt(at(19)), priceAt(at(20))]);
    expect(all.coverage.map(({ venue }) => venue)).toEqual(['binance-usdm', 'bybit-linear']);
    expect(all.coverage[0]?.shift).toBe(0);
    expect(all.coverage[1]?.shift).toBeCloseTo(-BYBIT_PREMIUM);
    expect(layer.take()).toEqual([]);
  });

  it('show a venue on its own prices before it was ever seen beside the reference', () => {
    const columns = walk(layerOf(), { to: 3, venues: [BYBIT] });
    expect(columns.map(({ source }) => source)).toEqual(['bybit-linear']);
  });

  it('lie on the prices of the reference while it says nothing', () => {
    const layer = layerOf();
    walk(layer, { to: 5 });
    const columns = walk(layer, { from: 5, to: 6, venues: [BYBIT] });
    expect(columns.map(({ source }) => source)).toEqual(['bybit-linear', 'all']);
    expect(of(columns, 'all').ask).toBeCloseTo(priceAt(at(6)), 0);
    expect(of(columns, 'all').coverage).toHaveLength(2);
  });

  it('stay on one grid while the price is in its middle', () => {
    const layer = layerOf();
    const { grid } = of(walk(layer, { to: 1 }), 'all');
    expect(of(walk(layer, { from: 1, to: 60 }), 'all').grid).toBe(grid);
    const doubled = walk(layer, {
      from: 60,
      to: 61,
      change: (bar) => ({ ...bar, open: 120_000, high: 120_000, low: 120_000, close: 120_000 }),
    });
    expect(of(doubled, 'all').grid).not.toEqual(grid);
  });

  it('are not spoilt by a bar that makes no sense, nor by a venue that is not followed', () => {
    const layer = layerOf();
    walk(layer, { to: 5 });
    const broken = walk(layer, {
      from: 5,
      to: 6,
      change: (bar, { venue }) => (venue === 'binance-usdm' ? { ...bar, close: Number.NaN } : bar),
    });
    expect(broken.map(({ source }) => source)).toEqual(['bybit-linear', 'all']);
    expect(Number.isFinite(of(broken, 'all').ask)).toBe(true);
    layer.observe({ ...BINANCE, venue: 'okx-swap' }, simulatedBar(BINANCE, at(6)));
    expect(layer.take()).toEqual([]);
  });
});

describe('the sweep of LiquidationLayer', () => {
  it('takes the zones away that the price goes through, and they come back only with the next step', () => {
    const layer = layerOf();
    expect(layer.sweep(60_000)).toBeUndefined();
    const all = of(walk(layer, { to: 20 }), 'all');
    const price = priceAt(at(20));
    const bin = (mid: number) => binAt(all.grid, mid);
    const first = layer.sweep(price);
    expect(first).toMatchObject({ time: at(20), stepMs: DERIVED_STEP_MS, grid: all.grid });
    expect(layer.sweep(price)).toBeUndefined();
    expect(layer.sweep(Number.NaN)).toBeUndefined();

    const fallen = layer.sweep(price * 0.96);
    expect(fallen?.cells.bid.slice(bin(price * 0.96)).some((code) => code > 0)).toBe(false);
    expect(fallen?.cells.bid.slice(0, bin(price * 0.96))).toEqual(all.cells.bid.slice(0, bin(price * 0.96)));
    expect(held(all.cells.bid.slice(bin(price * 0.96), bin(price)))).toBeGreaterThan(0);
    // Back up: what is gone stays gone, and nothing above has been touched.
    expect(layer.sweep(price * 0.98)).toBeUndefined();
    const risen = layer.sweep(price * 1.03);
    expect(risen?.cells.bid).toEqual(fallen?.cells.bid);
    expect(risen?.cells.ask.slice(0, bin(price * 1.03) + 1).some((code) => code > 0)).toBe(false);
    expect(risen?.cells.ask.slice(bin(price * 1.03) + 1)).toEqual(all.cells.ask.slice(bin(price * 1.03) + 1));

    const next = of(walk(layer, { from: 20, to: 21 }), 'all');
    const later = layer.sweep(priceAt(at(21)));
    expect(later?.time).toBe(at(21));
    expect(held(later?.cells.bid ?? new Uint8Array())).toBe(
      held(next.cells.bid.slice(0, binAt(next.grid, priceAt(at(21))))),
    );
  });

  it('leaves nothing on the side that a price beyond the grid has gone through', () => {
    const layer = layerOf();
    walk(layer, { to: 20 });
    expect(held(layer.sweep(1)?.cells.bid ?? Uint8Array.of(1))).toBe(0);
    expect(held(layer.sweep(1e9)?.cells.ask ?? Uint8Array.of(1))).toBe(0);
  });
});

describe('the scale of LiquidationLayer', () => {
  it('is the least that the map rests on', () => {
    const layer = layerOf();
    expect(layer.scale).toBe('relative');
    walk(layer, { to: 5 });
    expect(layer.scale).toBe('open-interest');
  });

  it('is not that of a venue which is left out because its sizes are only relative', () => {
    const layer = layerOf();
    const columns = walk(layer, {
      to: 5,
      change: (bar, { venue }) => (venue === 'bybit-linear' ? { ...bar, openInterest: Number.NaN } : bar),
    });
    expect(of(columns, 'all').coverage.map(({ venue }) => venue)).toEqual(['binance-usdm']);
    expect(layer.scale).toBe('open-interest');
  });

  it('is relative where nobody tells an open interest', () => {
    const layer = layerOf();
    walk(layer, { to: 5, change: (bar) => ({ ...bar, openInterest: Number.NaN }) });
    expect(layer.scale).toBe('relative');
  });
});

describe('how sure a map is', () => {
  it('is told between nothing and certain, and of no map not at all', () => {
    const layer = layerOf();
    expect(layer.confidenceNear(priceAt(at(0)))).toBeUndefined();
    walk(layer, { to: 20 });
    const sure = layer.confidenceNear(priceAt(at(20))) ?? Number.NaN;
    expect(sure).toBeGreaterThan(0);
    expect(sure).toBeLessThan(1);
    expect(layer.confidenceNear(10 * priceAt(at(20)))).toBeUndefined();
  });
});
