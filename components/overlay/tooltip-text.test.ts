import { describe, expect, it } from 'vitest';
import type { HeatCell } from '@/lib/playback/heat-window';
import { tooltipText } from './tooltip-text';

const AREA = { from: 1_700_000_000_000, to: 1_700_000_001_000, low: 60_000, high: 60_005 };
const UNITS = { base: 'BTC', quote: 'USDT' };

const KNOWN: Extract<HeatCell, { kind: 'known' }> = {
  kind: 'known',
  size: { bid: 12.4, ask: 0 },
  peak: { time: AREA.from, price: 60_002.5, age: { since: AREA.to - 192_000, certain: true } },
  knownBy: ['binance-usdm', 'bybit-linear'],
  venues: ['binance-usdm', 'bybit-linear'],
};

const lines = (cell: HeatCell, split?: Parameters<typeof tooltipText>[2]) =>
  tooltipText(AREA, cell, split, UNITS, AREA.to).lines;

describe('tooltipText', () => {
  it('says price, time, size, age and coverage', () => {
    expect(tooltipText(AREA, KNOWN, undefined, UNITS, AREA.to)).toEqual({
      title: '60,000 – 60,005 USDT',
      lines: ['22:13:20 UTC', 'bid 12.4 BTC · 744K USDT', 'since 3m 12s', 'known by 2 of 2 venues'],
    });
  });

  it('does not claim an age it cannot know', () => {
    const peak = { time: AREA.from, price: 60_002.5, age: { since: AREA.to - 5000, certain: false } };
    expect(lines({ ...KNOWN, peak })).toContain('since at least 5s');
  });

  it('names both sides of a cell that holds both', () => {
    const both = lines({ ...KNOWN, size: { bid: 1, ask: 2 } });
    expect(both.filter((line) => / BTC · /.test(line))).toHaveLength(2);
  });

  it('tells empty from unknown from a gap from no history', () => {
    const empty: HeatCell = { ...KNOWN, size: { bid: 0, ask: 0 }, peak: undefined };
    const gap = { from: 0, to: 1, reason: 'the worker was stopped' };
    expect(lines(empty)).toContain('nothing rests here');
    expect(lines({ kind: 'unknown', venues: [] })[1]).toMatch(/^unknown here/);
    expect(lines({ kind: 'gap', gap })).toContain('gap: the worker was stopped');
    expect(lines({ kind: 'outside' })).toContain('no history here');
  });

  it('splits by venue, a venue that did not know the price as unknown', () => {
    const split = {
      split: [{ venue: 'binance-usdm' as const, bid: 8.1 }, { venue: 'bybit-linear' as const }],
    };
    expect(lines(KNOWN, split)).toEqual(
      expect.arrayContaining(['Binance USD-M: 8.1 BTC', 'Bybit Linear: unknown here']),
    );
    expect(lines(KNOWN, 'asked')).toContain('…');
  });
});
