import { MINUTE_MS } from '@/lib/core/durations';
import { momentValue, readMoment } from '@/components/popup/moment-text';
import type { HeatLayerId } from '@/lib/heatmaps/layers';
import type { ExportQuery } from '@/lib/storage/transfer/export-history';

/** What is to be exported, as the form has it: `from` and `to` are the texts of its fields. */
export interface ExportDraft {
  readonly from: string;
  readonly to: string;
  readonly markets: readonly string[];
  readonly layers: readonly HeatLayerId[];
}

export type ExportText =
  | { readonly ok: true; readonly query: ExportQuery }
  | { readonly ok: false; readonly problem: string };

/** The fields of the form for all that is kept by now. */
export const spanOf = (now: number, keptMs: number): Pick<ExportDraft, 'from' | 'to'> => ({
  from: momentValue(now - keptMs),
  // The minute that is not over counts too.
  to: momentValue(now + MINUTE_MS),
});

/** What was typed and chosen, in epoch ms. */
export function readExport({ from, to, markets, layers }: ExportDraft): ExportText {
  const span = { from: readMoment(from), to: readMoment(to) };
  if (Number.isNaN(span.from) || Number.isNaN(span.to))
    return refuse('Type both a day and a time of day for each end.');
  if (span.from >= span.to) return refuse('The end must be later than the beginning.');
  if (markets.length === 0) return refuse('Choose at least one symbol.');
  if (layers.length === 0) return refuse('Choose at least one heatmap.');
  return { ok: true, query: { ...span, markets, layers } };
}

/** What an exported file is called at first, by its days. */
export function exportName({ from, to }: Pick<ExportQuery, 'from' | 'to'>): string {
  const days = [from, to - 1].map((time) => momentValue(time).slice(0, 10));
  return `isotherm-history-${[...new Set(days)].join('-to-')}.isotherm`;
}

const refuse = (problem: string): ExportText => ({ ok: false, problem });
