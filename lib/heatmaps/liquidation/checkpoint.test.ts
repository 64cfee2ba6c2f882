import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CheckpointError } from './checkpoint-bytes';
import type { LiquidationModel } from './contract';
import { marketOf, wander } from './flow-fixture';
import { createModel, restoreModel } from './model';
import { LIQUIDATION_MODELS } from './model-id';

const BARS = wander(150);
const MARKET = marketOf({ liquidations: 'sampled' });

const feed = (model: LiquidationModel, from: number, to: number) =>
  BARS.slice(from, to).map((bar) => model.step(bar));

describe.each(LIQUIDATION_MODELS)('the checkpoint of %s', (id) => {
  it('goes on exactly as if it had never stopped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 140 }), (stop) => {
        const model = createModel(id, MARKET);
        feed(model, 0, stop);
        const restored = restoreModel(id, MARKET, model.checkpoint());
        expect(restored.density()).toEqual(model.density());
        expect(feed(restored, stop, stop + 10)).toEqual(feed(model, stop, stop + 10));
        expect(restored.density()).toEqual(model.density());
        expect(restored.checkpoint()).toEqual(model.checkpoint());
      }),
      { numRuns: 6 },
    );
    expect.hasAssertions();
  });

  it('keeps its options', () => {
    const options = { lookBackMs: 3_600_000, prior: Array.from({ length: 19 }, (_, index) => index + 1) };
    const model = createModel(id, MARKET, options);
    feed(model, 0, 40);
    const restored = restoreModel(id, MARKET, model.checkpoint());
    expect(feed(restored, 40, 80)).toEqual(feed(model, 40, 80));
  });

  it('is refused when damaged', () => {
    const model = createModel(id, MARKET);
    feed(model, 0, 30);
    const bytes = model.checkpoint();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = bytes.slice();
        damaged[at] = (damaged[at] ?? 0) ^ change;
        expect(() => restoreModel(id, MARKET, damaged)).toThrow(CheckpointError);
        expect(() => restoreModel(id, MARKET, bytes.subarray(0, at))).toThrow(CheckpointError);
      }),
      { numRuns: 25 },
    );
  });

  it('is refused by the other models', () => {
    const bytes = createModel(id, MARKET).checkpoint();
    for (const other of LIQUIDATION_MODELS.filter((each) => each !== id)) {
      expect(() => restoreModel(other, MARKET, bytes)).toThrow(CheckpointError);
    }
  });

  it('is backed by a buffer of its own size', () => {
    const bytes = createModel(id, MARKET).checkpoint();
    expect(bytes.buffer).toBeInstanceOf(ArrayBuffer);
    expect(bytes.buffer.byteLength).toBe(bytes.byteLength);
  });
});

it('a changed margin table moves what is added later, not what is there', () => {
  const model = createModel('mixture', MARKET);
  feed(model, 0, 100);
  const tiers = [{ upTo: Infinity, maintenanceRate: 0.05, maxLeverage: 10 }];
  const stricter = marketOf({ margin: { unit: 'quote', tiers, source: 'venue' } });
  const restored = restoreModel('mixture', stricter, model.checkpoint());
  expect(restored.density().grid).toEqual(model.density().grid);
  feed(restored, 100, 110);
  feed(model, 100, 110);
  expect(restored.density().mass).not.toEqual(model.density().mass);
});
