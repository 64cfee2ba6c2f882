import { describe, expect, it } from 'vitest';
import type { FlowMark } from '@/lib/heatmaps/marks/flow-mark';
import { markOf } from '@/lib/heatmaps/marks/mark-fixture';
import { markWords } from './mark-words';

const NOW = Date.UTC(2026, 0, 5, 12);
const FACTS = { units: { base: 'BTC', quote: 'USDT' }, basis: 10, step: 1, now: NOW };

const said = (...marks: readonly Partial<FlowMark>[]) =>
  markWords(
    { marks: marks.map((mark) => markOf({ since: NOW - 90_000, until: NOW, ...mark })), bands: [] },
    FACTS,
  );

describe('words of a wall', () => {
  it('tell its size, whose it is, its price on the page, since when it stands, and how it behaves', () => {
    expect(said({ confidence: 0.42 })).toEqual([
      'bid wall 300 BTC · 18M USDT · Binance USD-M',
      'at 59,990: stands, since 1m 30s',
      'behaviour: genuine, 42 % sure',
    ]);
    expect(said({ isBirth: false })[1]).toBe('at 59,990: stands, since at least 1m 30s');
  });

  it('tell what has become of it, and when', () => {
    const ended = { side: 'ask', state: 'pulled', until: NOW - 60_000 } as const;
    expect(said(ended).slice(0, 2)).toEqual([
      'ask wall 300 BTC · 18M USDT · Binance USD-M',
      'at 59,990: was pulled, 30s until 11:59:00 UTC',
    ]);
    expect(said({ state: 'unseen' })[1]).toContain('not seen any more: its end is unknown');
  });
});

const run = (parts: Partial<FlowMark>) => said({ state: 'ended', ...parts });

describe('words of what happened', () => {
  it('name it and its way', () => {
    expect(run({ kind: 'sweep', side: 'ask', from: 59_900 })).toEqual([
      'sweep up 300 BTC · 18M USDT · Binance USD-M',
      '59,890 → 59,990: over, 1m 30s until 12:00:00 UTC',
    ]);
    expect(run({ kind: 'cascade', state: 'started' })).toEqual([
      'cascade down, closed by force 300 BTC · 18M USDT · all venues, as told',
      'at 59,990: goes on, since 1m 30s',
    ]);
    expect(run({ kind: 'absorption', state: 'failed' })[0]).toMatch(/^absorbed by bids 300 BTC/);
    expect(run({ kind: 'absorption', state: 'failed' })[1]).toContain('the price went through');
    expect(run({ kind: 'iceberg', side: 'ask' })[0]).toMatch(/^ask iceberg \(suspected\), filled 300 BTC/);
  });
});

describe('words of a place', () => {
  it('count what is too much', () => {
    const lines = said(...[1, 2, 3, 4, 5].map((size) => ({ size })));
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toBe('and 2 more here');
  });

  it('tell of its bands what they rest on', () => {
    const band = { kind: 'void', low: 0, high: 1 } as const;
    const bands = [
      { ...band, words: ['one', 'two'] },
      { ...band, words: ['three'] },
    ];
    expect(markWords({ marks: [], bands }, FACTS)).toEqual(['one', 'two', 'three']);
  });
});
