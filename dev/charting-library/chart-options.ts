import { MODE, type PriceMode } from './price-scale';
import type { ThemeName } from './theme';

/** What a chart shows and how; everything but the symbol has a usual value. */
export interface ChartOptions {
  /** As the page object says it, with the exchange's prefix where the page has one: `BINANCE:BTCUSDT.P`. */
  readonly symbol: string;
  readonly exchange: string;
  readonly resolution: string;
  /** The smallest step of a price. */
  readonly tick: number;
  readonly mode: PriceMode;
  readonly inverted: boolean;
  readonly theme: ThemeName;
  /** Candles and grid invisible. */
  readonly bare: boolean;
  /** IANA name. */
  readonly timeZone: string;
  readonly volume: boolean;
  readonly rsi: boolean;
}

export type ChartSettings = Pick<ChartOptions, 'symbol'> & Partial<ChartOptions>;

export const withDefaults = (settings: ChartSettings): ChartOptions => ({
  exchange: '',
  resolution: '1',
  tick: 0.1,
  mode: MODE.linear,
  inverted: false,
  theme: 'dark',
  bare: false,
  timeZone: 'Etc/UTC',
  volume: true,
  rsi: false,
  ...settings,
});
