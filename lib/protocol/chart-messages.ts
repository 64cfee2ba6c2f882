import { fields, isInterval, isMarket, isPrice } from './checks';

/** A stretch of prices of the reference venue. */
export interface PriceRange {
  readonly low: number;
  readonly high: number;
}

/** From a sidebar in a page to the overlay there. */
export type SidebarMessage =
  /** Shows a stretch of prices on the chart, or none. */
  | { readonly type: 'highlight'; readonly range?: PriceRange }
  /** The next click on the chart is a price to aim at; or no longer. */
  | { readonly type: 'pick'; readonly isOn: boolean }
  /** `displaced`: another chart of the tab has one now. */
  | { readonly type: 'fold' | 'close' | 'displaced' };

/** From the overlay to its sidebar. */
export type ChartMessage =
  | ({ readonly type: 'chart' } & ChartFacts)
  /** A price was picked, on the reference venue's prices; without one, picking was given up. */
  | { readonly type: 'picked'; readonly price?: number }
  /** The sidebar was folded away or is shown again. */
  | { readonly type: 'seen'; readonly isSeen: boolean };

/** What the chart beside the sidebar shows. */
export interface ChartFacts {
  readonly market: string;
  /** Length of its candles, where it is known. */
  readonly candleMs?: number;
  /** How its background looks. */
  readonly tone: 'dark' | 'light';
  /** Whether prices can be shown and picked on it now. */
  readonly isPainted: boolean;
}

/** A message of a sidebar; undefined when it is none. */
export function readSidebarMessage(raw: unknown): SidebarMessage | undefined {
  const { type, range, isOn } = fields(raw);
  if (type === 'highlight') return { type, ...rangeOf(range) };
  if (type === 'pick') return { type, isOn: isOn === true };
  return type === 'fold' || type === 'close' || type === 'displaced' ? { type } : undefined;
}

/** A message of an overlay, which lives in a page's process; undefined when it is none. */
export function readChartMessage(raw: unknown): ChartMessage | undefined {
  const { type, market, candleMs, tone, isPainted, price, isSeen } = fields(raw);
  if (type === 'seen') return { type, isSeen: isSeen === true };
  if (type === 'picked') return { type, ...(isPrice(price) && { price }) };
  if (type !== 'chart' || !isMarket(market)) return undefined;
  const facts = { market, tone: tone === 'light' ? tone : 'dark', isPainted: isPainted === true } as const;
  return { type, ...facts, ...(isInterval(candleMs) && { candleMs }) };
}

function rangeOf(value: unknown): { readonly range?: PriceRange } {
  const { low, high } = fields(value);
  return isPrice(low) && isPrice(high) && high >= low ? { range: { low, high } } : {};
}
