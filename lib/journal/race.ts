import type { FlowBar } from '../flow/flow-bar';

/** What is needed of a bar. */
export type PriceBar = Pick<FlowBar, 'time' | 'intervalMs' | 'open' | 'high' | 'low' | 'close'>;

/** Epoch ms, without its end. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** An infinite one is never reached. */
export interface Barriers {
  readonly upper: number;
  readonly lower: number;
}

export type Race =
  | { readonly kind: 'upper'; readonly bar: PriceBar }
  | { readonly kind: 'lower'; readonly bar: PriceBar }
  | { readonly kind: 'neither' }
  /** No bars of `[from, until)`, and nothing was reached before. */
  | ({ readonly kind: 'gap' } & Span)
  /** The bar holds both, or reaches over an end of the span: which came first, or whether in time, it does not say. */
  | { readonly kind: 'both'; readonly bar: PriceBar }
  | { readonly kind: 'partly'; readonly bar: PriceBar };

export const endOf = ({ time, intervalMs }: Pick<PriceBar, 'time' | 'intervalMs'>) => time + intervalMs;

/**
 * Which barrier a price touches first. A bar that reaches over an end of the span proves only that nothing was touched.
 * @param bars of any intervals, oldest first, none over another.
 */
export function raceTo({ upper, lower }: Barriers, bars: readonly PriceBar[], { from, until }: Span): Race {
  let at = from;
  for (const bar of bars) {
    // A bar without prices is no bar.
    if (endOf(bar) <= from || !(bar.high >= bar.low)) continue;
    if (bar.time >= until) break;
    if (bar.time > at) return { kind: 'gap', from: at, until: bar.time };
    const touched = touches(bar, { upper, lower });
    if (touched && (bar.time < from || endOf(bar) > until)) return { kind: 'partly', bar };
    if (touched) return { kind: touched, bar };
    at = endOf(bar);
  }
  return at < until ? { kind: 'gap', from: at, until } : { kind: 'neither' };
}

function touches({ open, high, low }: PriceBar, { upper, lower }: Barriers) {
  const [up, down] = [high >= upper, low <= lower];
  if (up && down) {
    if (open >= upper) return 'upper';
    return open <= lower ? 'lower' : 'both';
  }
  if (up) return 'upper';
  return down ? 'lower' : undefined;
}
