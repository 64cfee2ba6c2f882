import type { FlowMark, FlowMarkState } from '@/lib/heatmaps/marks/flow-mark';
import { VENUE_NAMES } from '@/lib/market/venues';
import type { UnitNames } from './layer-words';
import type { MarkedPlace } from './flow-mark-layer';
import { compactNumber, momentText, priceText, spanText } from './numbers';

interface MarkFacts {
  readonly units: UnitNames;
  /** How much higher the marks' prices are than the page's. */
  readonly basis: number;
  /** What prices are rounded to. */
  readonly step: number;
  readonly now: number;
}

/** More in one place is only counted. */
const MOST = 3;

const STATE_WORDS: Readonly<Record<FlowMarkState, string>> = {
  standing: 'stands',
  filled: 'was filled',
  pulled: 'was pulled',
  moved: 'was moved nearby',
  mixed: 'was partly filled, partly pulled',
  faded: 'no longer stands out',
  unseen: 'not seen any more: its end is unknown',
  started: 'goes on',
  ended: 'over',
  stood: 'the price stayed',
  failed: 'the price went through',
};

/** What is marked at a place. */
export function markWords({ marks, bands }: MarkedPlace, facts: MarkFacts): readonly string[] {
  const rest = marks.length - MOST;
  return [
    ...marks.slice(0, MOST).flatMap((mark) => wordsOf(mark, facts)),
    ...(rest > 0 ? [`and ${rest} more here`] : []),
    ...bands.flatMap(({ words }) => words),
  ];
}

function wordsOf(mark: FlowMark, facts: MarkFacts): readonly string[] {
  const { state, size, price, venue, kind, verdict, confidence = 0 } = mark;
  const { base, quote } = facts.units;
  const whose = kind === 'cascade' ? 'all venues, as told' : VENUE_NAMES[venue];
  return [
    `${nameOf(mark)} ${compactNumber(size)} ${base} · ${compactNumber(size * price)} ${quote} · ${whose}`,
    `${placeOf(mark, facts)}: ${STATE_WORDS[state]}, ${timeOf(mark, facts)}`,
    ...(verdict ? [`behaviour: ${verdict}, ${Math.round(100 * confidence)} % sure`] : []),
  ];
}

function nameOf({ kind, side }: FlowMark): string {
  if (kind === 'iceberg') return `${side} iceberg (suspected), filled`;
  if (kind === 'wall') return `${side} wall`;
  if (kind === 'absorption') return `absorbed by ${side}s`;
  const way = side === 'ask' ? 'up' : 'down';
  return kind === 'sweep' ? `sweep ${way}` : `cascade ${way}, closed by force`;
}

function placeOf({ from, price }: FlowMark, { basis, step }: MarkFacts): string {
  const [start, end] = [from, price].map((each) => priceText(each - basis, step));
  return start === end ? `at ${end}` : `${start} → ${end}`;
}

function timeOf({ state, since, isBirth, until }: FlowMark, { now }: MarkFacts): string {
  const isOn = state === 'standing' || state === 'started';
  const lasted = `${isBirth ? '' : 'at least '}${spanText((isOn ? Math.max(now, until) : until) - since)}`;
  return isOn ? `since ${lasted}` : `${lasted} until ${momentText(until, now)}`;
}
