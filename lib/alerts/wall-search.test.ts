import { describe, expect, it } from 'vitest';
import { BLANK_RULE, WALL_RULE } from './rule';
import { wallSearch } from './wall-search';

describe('wallSearch', () => {
  it('is as wide as the widest rule', () => {
    const near = { ...WALL_RULE, id: 'near', minSize: 50, maxDistancePercent: 0.2 };
    expect(wallSearch([WALL_RULE, near], 'BTC-USDT', 60_000)).toEqual({ minSize: 50, maxDistancePercent: 1 });
  });

  it('is none where no rule asks for walls of the market', () => {
    const rules = [
      { ...WALL_RULE, enabled: false },
      { ...WALL_RULE, market: 'ETH-USDT' },
      { ...BLANK_RULE, kinds: ['funding-extreme', 'wall-filled'] as const },
    ];
    expect(wallSearch(rules, 'BTC-USDT', 60_000)).toBeUndefined();
  });

  it('turns quote units into no more base units than they are worth, the same while the price hardly moves', () => {
    const rules = [{ ...WALL_RULE, minSize: 6_000_000, sizeIn: 'quote' as const }];
    const { minSize = NaN } = wallSearch(rules, 'BTC-USDT', 60_000) ?? {};
    expect(minSize).toBeLessThanOrEqual(100);
    expect(minSize).toBeGreaterThan(95);
    expect(wallSearch(rules, 'BTC-USDT', 60_001)?.minSize).toBe(minSize);
  });
});
