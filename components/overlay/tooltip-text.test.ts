import { describe, expect, it } from 'vitest';
import type { HeatCell } from '@/lib/playback/heat-window';
import { type SplitAnswer, type TooltipFacts, tooltipText } from './tooltip-text';

const AREA = { from: 1_700_000_000_000, to: 1_700_000_001_000, low: 60_000, high: 60_005 };
const UNITS = { base: 'BTC', quote: 'USDT' };

const KNOWN: Extract<HeatCell, { kind: 'known' }> = {
  kind: 'known',
  size: { bid: 12.4, ask: 0 },
  peak: { time: AREA.from, price: 60_002.5, age: { since: AREA.to - 192_000, certain: true } },
  knownBy: ['binance-usdm', 'bybit-linear'],
  venues: ['binance-usdm', 'bybit-linear'],
};

const text = (cell: HeatCell, facts: Partial<TooltipFacts> = {}) =>
  tooltipText({
    area: AREA,
    cells: [{ layer: 'order-book', area: AREA, cell }],
    split: undefined,
    units: UNITS,
    more: [],
    now: AREA.to,
    ...facts,
  });

const lines = (cell: HeatCell, split?: SplitAnswer) => text(cell, { split }).lines;

describe('tooltipText', () => {
  it('says price, time, size, age and coverage', () => {
    expect(text(KNOWN)).toEqual({
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

  it('tells of every heatmap at the place, the topmost first, and of what else is known', () => {
    const zone: HeatCell = { ...KNOWN, size: { bid: 0, ask: 30 } };
    const cells: TooltipFacts['cells'] = [
      { layer: 'order-book', area: AREA, cell: KNOWN },
      { layer: 'liquidation', area: { ...AREA, low: 59_950, high: 60_050 }, cell: zone },
      { layer: 'open-interest', area: AREA, cell: { ...KNOWN, size: { bid: 0, ask: 0 } } },
    ];
    expect(text(KNOWN, { cells, more: ['traded here: 5 BTC'] }).lines.slice(4)).toEqual([
      'Liquidations',
      'shorts, modelled 30 BTC · 1.8M USDT',
      'since 3m 12s',
      'known by 2 of 2 venues',
      'Open interest',
      'no change here',
      'known by 2 of 2 venues',
      'traded here: 5 BTC',
    ]);
  });

  it('tells of a place without heatmaps what else is known', () => {
    expect(text(KNOWN, { cells: [], more: ['bid wall 5 BTC'] })).toEqual({
      title: '60,000 – 60,005 USDT',
      lines: ['22:13:20 UTC', 'bid wall 5 BTC'],
    });
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
