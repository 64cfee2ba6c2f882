import { describe, expect, it } from 'vitest';
import { known, notKnown } from '../known';
import { type DepletionInput, judgeDepletion } from './depletion';

const FEED = { completeness: 'complete', isWhole: true, size: 50 } as const;

const INPUT: DepletionInput = {
  before: { size: 100, deviation: known(20), venues: [{ venue: 'binance-usdm', size: 100 }] },
  basis: 'calibrated',
  feeds: { 'binance-usdm': FEED },
  residual: 0,
  afterMs: 1_800_000,
};

const judge = (changes: Partial<DepletionInput>) => judgeDepletion({ ...INPUT, ...changes });
const told = (size: number, changes = {}) => ({ 'binance-usdm': { ...FEED, size, ...changes } });

describe('judgeDepletion', () => {
  it('tells depleted from rebuilt at a fifth', () => {
    expect(judge({ residual: 20 }).outcome.value).toBe('depleted');
    expect(judge({ residual: 20.1 }).outcome.value).toBe('rebuilt');
    expect(judge({ residual: undefined }).outcome).toEqual({ value: undefined, why: 'zone not known' });
  });

  it('confirms from a tenth of what was expected on', () => {
    expect(judge({ feeds: told(10) }).isConfirmed.value).toBe(true);
    expect(judge({ feeds: told(9.9) })).toMatchObject({
      isConfirmed: { value: false },
      outcome: { value: 'did not deplete' },
    });
  });

  it('does not blame an estimate that claims to know little', () => {
    const before = { ...INPUT.before, deviation: known(90) };
    expect(judge({ before, feeds: told(1) })).toMatchObject({
      isConfirmed: { value: undefined, why: 'estimate too unsure' },
      outcome: { value: 'depleted' },
    });
  });

  it('expects less of a sampled feed', () => {
    expect(judge({ feeds: told(7, { completeness: 'sampled' }) })).toMatchObject({
      expected: { value: 60 },
      isConfirmed: { value: true },
    });
  });

  it.each([
    [{ basis: 'relative' as const }, 'sizes are relative'],
    [{ basis: 'observed' as const }, 'not a liquidation map'],
    [{ feeds: told(0, { completeness: 'none' }) }, 'no feed tells'],
    [{ feeds: told(0, { isWhole: false }) }, 'no feed tells'],
    [{ feeds: {} }, 'no feed tells'],
  ])('cannot say whether it was there with %o', (changes, why) => {
    expect(judge(changes).isConfirmed).toEqual({ value: undefined, why });
  });

  it('weighs venues by what they had, and needs that where their feeds differ', () => {
    const feeds = { 'binance-usdm': FEED, 'okx-swap': { ...FEED, completeness: 'none', size: 0 } } as const;
    const venues = [
      { venue: 'binance-usdm', size: 30 },
      { venue: 'okx-swap', size: 70 },
    ] as const;
    const before = { ...INPUT.before, deviation: notKnown('no variance') };
    expect(judge({ feeds, before: { ...before, venues } }).expected.value).toBe(30);
    const unsplit = venues.map(({ venue }) => ({ venue, size: undefined }));
    expect(judge({ feeds, before: { ...before, venues: unsplit } }).expected).toEqual({
      value: undefined,
      why: 'shares of venues not kept',
    });
    const alike = { 'binance-usdm': FEED, 'okx-swap': FEED };
    expect(judge({ feeds: alike, before: { ...before, venues: unsplit } }).expected.value).toBe(100);
    expect(judge({ feeds: alike, before: { ...before, venues: venues.toReversed() } })).toEqual(
      judge({ feeds: alike, before: { ...before, venues } }),
    );
  });

  it('counts only venues that are in the map', () => {
    const feeds = { ...told(0), 'okx-swap': FEED };
    expect(judge({ feeds })).toMatchObject({ told: 0, isConfirmed: { value: false } });
  });
});
