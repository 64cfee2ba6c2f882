import type { Side } from '@/lib/core/units';
import type { HeatLayerId } from '@/lib/heatmaps/layers';
import { sidesOf } from '@/lib/heatmaps/order-book/sides';
import type { CellArea, HeatCell } from '@/lib/playback/heat-window';
import { VENUE_NAMES } from '@/lib/market/venues';
import type { CellReport } from '@/lib/protocol/messages';
import { type BookCells, bookWords } from './book-words';
import { LAYER_TITLES, sizeLines, type UnitNames } from './layer-words';
import { compactNumber, momentText, priceText, spanText } from './numbers';

export interface TooltipText {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Who holds the liquidity: asked and not answered yet, or answered; undefined when it could not be told. */
export type SplitAnswer = CellReport | 'asked' | undefined;

/** A cell of one heatmap under the pointer. */
export interface LayerCell {
  readonly layer: HeatLayerId;
  readonly area: CellArea;
  readonly cell: HeatCell;
  /** What the cells are, of the order book. */
  readonly book?: BookCells;
}

export interface TooltipFacts {
  /** Of the topmost heatmap's cell, or the least that can be pointed at. */
  readonly area: CellArea;
  /** The cells under the pointer, of the topmost heatmap first. */
  readonly cells: readonly LayerCell[];
  /** Whose the size of the first cell is. */
  readonly split: SplitAnswer;
  readonly units: UnitNames;
  /** What else is known of the place. */
  readonly more: readonly string[];
  readonly now: number;
}

/** What the tooltip says about a place of the chart. */
export function tooltipText({ area, cells, split, units, more, now }: TooltipFacts): TooltipText {
  const [first, ...others] = cells;
  const step = area.high - area.low;
  const title = `${priceText(area.low, step)} – ${priceText(area.high, step)} ${units.quote}`;
  return {
    title,
    lines: [
      momentText(area.from, now),
      ...(first ? cellLines(first, split, units) : []),
      ...others.flatMap((cell) => [LAYER_TITLES[cell.layer], ...cellLines(cell, undefined, units)]),
      ...more,
    ],
  };
}

function cellLines(
  { layer, area, cell, book }: LayerCell,
  split: SplitAnswer,
  units: UnitNames,
): readonly string[] {
  if (cell.kind === 'outside') return ['no history here'];
  if (cell.kind === 'gap') return [`gap: ${cell.gap.reason}`];
  if (cell.kind === 'unknown') return ['unknown here: beyond what the venues show'];
  const isEmpty = cell.size.bid === 0 && cell.size.ask === 0;
  return [
    ...sizeLines(layer, cell, (area.low + area.high) / 2, units),
    ...(book ? [bookWords(book)].filter(Boolean) : []),
    ...(isEmpty ? [] : [...ageLine(area, cell), ...splitLines(split, units, sidesOf(book?.sides ?? 'both'))]),
    `known by ${cell.knownBy.length} of ${cell.venues.length} ${cell.venues.length === 1 ? 'venue' : 'venues'}`,
  ];
}

function ageLine({ to }: CellArea, { peak }: Extract<HeatCell, { kind: 'known' }>): readonly string[] {
  const age = peak?.age;
  if (!age) return [];
  return [`since ${age.certain ? '' : 'at least '}${spanText(to - age.since)}`];
}

function splitLines(split: SplitAnswer, { base }: UnitNames, sides: readonly Side[]): readonly string[] {
  if (split === 'asked') return ['…'];
  if (!split) return [];
  return split.split.map((share) => {
    const sizes = sides.flatMap((side) => share[side] ?? []);
    const words = sizes.length === 0 ? 'unknown here' : `${compactNumber(Math.max(...sizes))} ${base}`;
    return `${VENUE_NAMES[share.venue]}: ${words}`;
  });
}
