import type { CellArea, HeatCell } from '@/lib/playback/heat-window';
import { VENUE_NAMES } from '@/lib/market/venues';
import type { CellReport } from '@/lib/protocol/messages';
import { compactNumber, momentText, priceText, spanText } from './numbers';

/** The units sizes are given in: `BTC` and `USDT`. */
export interface UnitNames {
  readonly base: string;
  readonly quote: string;
}

export interface TooltipText {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Who holds the liquidity: asked and not answered yet, or answered; undefined when it could not be told. */
export type SplitAnswer = CellReport | 'asked' | undefined;

/** What the tooltip says about a cell. */
export function tooltipText(
  area: CellArea,
  cell: HeatCell,
  split: SplitAnswer,
  units: UnitNames,
  now: number,
): TooltipText {
  const step = area.high - area.low;
  const title = `${priceText(area.low, step)} – ${priceText(area.high, step)} ${units.quote}`;
  return { title, lines: [momentText(area.from, now), ...cellLines(area, cell, split, units)] };
}

function cellLines(area: CellArea, cell: HeatCell, split: SplitAnswer, units: UnitNames): readonly string[] {
  if (cell.kind === 'outside') return ['no history here'];
  if (cell.kind === 'gap') return [`gap: ${cell.gap.reason}`];
  if (cell.kind === 'unknown') return ['unknown here: beyond what the venues show'];
  const middle = (area.low + area.high) / 2;
  const sides = (['bid', 'ask'] as const).filter((side) => cell.size[side] > 0);
  return [
    ...sides.map((side) => sizeLine(side, cell.size[side], middle, units)),
    ...(sides.length === 0 ? ['nothing rests here'] : [...ageLine(area, cell), ...splitLines(split, units)]),
    `known by ${cell.knownBy.length} of ${cell.venues.length} ${cell.venues.length === 1 ? 'venue' : 'venues'}`,
  ];
}

const sizeLine = (side: 'bid' | 'ask', size: number, price: number, { base, quote }: UnitNames) =>
  `${side} ${compactNumber(size)} ${base} · ${compactNumber(size * price)} ${quote}`;

function ageLine({ to }: CellArea, { peak }: Extract<HeatCell, { kind: 'known' }>): readonly string[] {
  const age = peak?.age;
  if (!age) return [];
  return [`since ${age.certain ? '' : 'at least '}${spanText(to - age.since)}`];
}

function splitLines(split: SplitAnswer, { base }: UnitNames): readonly string[] {
  if (split === 'asked') return ['…'];
  if (!split) return [];
  const held = split.split.map(({ venue, bid, ask }) => ({
    venue,
    size: bid === undefined && ask === undefined ? undefined : Math.max(bid ?? 0, ask ?? 0),
  }));
  return held.map(({ venue, size }) =>
    size === undefined
      ? `${VENUE_NAMES[venue]}: unknown here`
      : `${VENUE_NAMES[venue]}: ${compactNumber(size)} ${base}`,
  );
}
