import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { momentValue } from '@/components/popup/moment-text';
import { type ExportDraft, exportName, readExport, spanOf } from './export-text';

const DRAFT: ExportDraft = {
  from: '2026-11-20T00:00',
  to: '2026-11-26T14:03',
  markets: ['BTC-USDT'],
  layers: ['order-book'],
};

it('reads both ends as UTC', () => {
  expect(readExport(DRAFT)).toEqual({
    ok: true,
    query: {
      from: Date.UTC(2026, 10, 20),
      to: Date.UTC(2026, 10, 26, 14, 3),
      markets: ['BTC-USDT'],
      layers: ['order-book'],
    },
  });
});

it.each([
  [{ from: '' }, 'Type both'],
  [{ to: '' }, 'Type both'],
  [{ from: DRAFT.to }, 'later than the beginning'],
  [{ markets: [] }, 'at least one symbol'],
  [{ layers: [] }, 'at least one heatmap'],
])('refuses %j', (change, problem) => {
  expect(readExport({ ...DRAFT, ...change })).toEqual({
    ok: false,
    problem: expect.stringContaining(problem),
  });
});

it('offers all that is kept, with the minute that is not over', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1e12, max: 2e12 }), fc.integer({ min: 1, max: 90 }), (now, days) => {
      const answer = readExport({ ...DRAFT, ...spanOf(now, days * 86_400_000) });
      if (!answer.ok) throw new Error(answer.problem);
      expect(answer.query.from).toBeLessThanOrEqual(now - days * 86_400_000);
      expect(answer.query.to).toBeGreaterThan(now);
      expect(momentValue(answer.query.to)).toHaveLength(16);
    }),
  );
});

it('names a file by its days', () => {
  const day = Date.UTC(2026, 10, 20);
  expect(exportName({ from: day, to: day + 86_400_000 })).toBe('isotherm-history-2026-11-20.isotherm');
  expect(exportName({ from: day, to: day + 86_400_001 })).toBe(
    'isotherm-history-2026-11-20-to-2026-11-21.isotherm',
  );
});
