import { type ChartState, MIN_CONFIDENCE } from '@/lib/charts/chart-view';
import { element, setText } from './element';

/** What the background says about the data of the page's market. */
export interface OverlayStatus {
  /** `BTC-USDT`; empty while unknown. */
  readonly market: string;
  readonly data: 'live' | 'waiting' | 'paused' | 'degraded' | 'unavailable';
  /** Why, and what to do, in words for the user; empty while live. */
  readonly note: string;
}

export type ChipTone = 'good' | 'busy' | 'warn' | 'bad';

export interface ChipModel {
  readonly tone: ChipTone;
  readonly market: string;
  readonly word: string;
  readonly detail: string;
}

const DATA_WORDS = {
  live: { tone: 'good', word: '' },
  waiting: { tone: 'busy', word: 'no history yet' },
  paused: { tone: 'busy', word: 'paused' },
  degraded: { tone: 'warn', word: 'incomplete' },
  unavailable: { tone: 'bad', word: 'no data' },
} as const;

/** What stands in the way of painting a chart, in words; undefined when it can be painted. */
export function obstacle(state: ChartState, isDated: boolean): string | undefined {
  if (state.kind !== 'locked') return state.reason;
  if (state.view.confidence < MIN_CONFIDENCE) return 'The axes are not certain yet.';
  return isDated ? undefined : 'The date is uncertain: move the pointer over the chart.';
}

/** What the chip says: the chart's state first, since without axes no data can be shown. */
export function chipModel(state: ChartState, isDated: boolean, status: OverlayStatus): ChipModel {
  const { market } = status;
  const reason = obstacle(state, isDated);
  if (state.kind === 'parked') return { tone: 'warn', market, word: 'parked', detail: state.reason };
  if (reason !== undefined) {
    const word = state.kind === 'locked' ? 'date uncertain' : 'finding the axes';
    return { tone: 'busy', market, word, detail: reason };
  }
  const { tone, word } = DATA_WORDS[status.data];
  return { tone, market, word: word || errorText(state), detail: status.note };
}

/** In half pixels, rounded up, so that it does not flicker while the chart moves. */
const errorText = (state: ChartState) =>
  state.kind === 'locked' && Number.isFinite(state.view.errorPx)
    ? `±${Math.max(0.5, Math.ceil(2 * state.view.errorPx) / 2)} px`
    : '';

/** A pill that names the market and its state, and folds the legend away. */
export class Chip {
  readonly element: HTMLButtonElement;
  private readonly market: HTMLElement;
  private readonly word: HTMLElement;
  private readonly detail: HTMLElement;

  constructor(document: Document, onToggle: () => void) {
    this.element = element(document, 'button', 'chip');
    this.element.type = 'button';
    this.market = element(document, 'span', 'market');
    this.word = element(document, 'span', 'faint');
    this.detail = element(document, 'span', 'detail');
    this.element.append(element(document, 'span', 'dot'), this.market, this.word, this.detail);
    this.element.addEventListener('click', onToggle);
  }

  update({ tone, market, word, detail }: ChipModel): void {
    if (!this.element.classList.contains(tone)) this.element.className = `chip ${tone}`;
    setText(this.market, market || 'Isotherm');
    setText(this.word, word);
    setText(this.detail, detail);
    this.detail.hidden = detail === '';
  }

  /** Says whether the legend below is unfolded. */
  setExpanded(expanded: boolean): void {
    this.element.setAttribute('aria-expanded', String(expanded));
    this.element.title = expanded ? 'Fold the colour scale' : 'Unfold the colour scale';
  }
}
