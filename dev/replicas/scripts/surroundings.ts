import { MODE } from '../../charting-library/price-scale';
import { createLadder } from '../../pages/scripts/ladder';
import { follow } from '../../pages/scripts/venue-client';
import { localName, type Market, MARKETS } from '../markets';
import { createDepthChart } from './depth-chart';
import { createMiniChart } from './mini-chart';
import { createTradesTable } from './trades-table';
import { addressFor, marketAt, type Replica, RESOLUTIONS } from './replica';

/** The chart of a page, told to show something else. */
export interface PageChart {
  show(market: Market, resolution: string): void;
  restyle(style: ChartStyle): void;
  /** Throws the chart away and puts another in its place, as pages do when their parts are built anew. */
  remake(): void;
}

export type ChartStyle = Pick<Replica, 'theme' | 'mode'>;

const BUTTONS = ['1s', '1m', '5m', '1h'];

interface Trade {
  readonly p: string;
  readonly q: string;
  readonly T: number;
  readonly m: boolean;
}

interface Depth {
  readonly b: readonly (readonly [string, string])[];
  readonly a: readonly (readonly [string, string])[];
}

export function elementById(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}`);
  return found;
}

/** Everything beside the chart: header, title, buttons for market and bar length, ladder, depth, trades, mini chart. */
export function surround(replica: Replica, chart: PageChart): void {
  const { site, bare, theme } = replica;
  let { market, resolution } = replica;
  document.documentElement.dataset['theme'] = theme;
  elementById('brand').textContent = site.title;
  for (const id of ['market-side', 'mini']) elementById(id).hidden = bare;
  let stop = followMarket(replica, market);
  const showMarket = (next: Market) => {
    market = next;
    stop();
    stop = followMarket(replica, market);
    chart.show(market, resolution);
    markets.press(localName(market));
  };
  const markets = offer('markets', MARKETS.map(localName), (name) => {
    const next = MARKETS.find((one) => localName(one) === name) ?? market;
    history.pushState(null, '', addressFor(new URL(location.href), site, next));
    showMarket(next);
  });
  markets.press(localName(market));
  addEventListener('popstate', () => showMarket(marketAt(new URL(location.href), site)));
  const intervals = offer('intervals', BUTTONS, (name) => {
    resolution = RESOLUTIONS[name] ?? resolution;
    chart.show(market, resolution);
    intervals.press(name);
  });
  intervals.press(BUTTONS.find((name) => RESOLUTIONS[name] === resolution) ?? '');
  offerSettings(replica, chart);
}

function offerSettings({ theme, mode }: Replica, chart: PageChart): void {
  const style = { theme, mode };
  const settings: Readonly<Record<string, () => void>> = {
    Theme() {
      style.theme = style.theme === 'dark' ? 'light' : 'dark';
      document.documentElement.dataset['theme'] = style.theme;
      chart.restyle(style);
    },
    Log() {
      style.mode = style.mode === MODE.logarithmic ? MODE.linear : MODE.logarithmic;
      chart.restyle(style);
    },
    Again: () => chart.remake(),
    Full: () => void elementById('chart').requestFullscreen(),
  };
  offer('settings', Object.keys(settings), (name) => settings[name]?.());
}

/** A row of buttons; `press` shows which of them is on. */
function offer(id: string, names: readonly string[], choose: (name: string) => void) {
  const buttons = names.map((name) => {
    const button = document.createElement('button');
    button.textContent = name;
    button.addEventListener('click', () => choose(name));
    return button;
  });
  elementById(id).append(...buttons);
  return {
    press(name: string) {
      for (const button of buttons) button.ariaPressed = String(button.textContent === name);
    },
  };
}

function followMarket({ site, bare }: Replica, market: Market): () => void {
  const name = localName(market).toLowerCase();
  const addTrade = createTradesTable(elementById('trades'));
  const addMini = createMiniChart(elementById('mini') as HTMLCanvasElement);
  const last = elementById('last');
  const stopTrades = follow('market', [`${name}@aggTrade`], (data) => {
    const { p, q, T, m } = data as Trade;
    const price = Number(p).toLocaleString('en-US', { minimumFractionDigits: 1 });
    last.textContent = price;
    document.title = site.heading(market, price);
    if (bare) return;
    addTrade({ price: p, size: q, time: T, buy: !m });
    addMini(Number(p));
  });
  if (bare) return stopTrades;
  const drawLadder = createLadder(elementById('ladder') as HTMLCanvasElement);
  const drawDepth = createDepthChart(elementById('depth') as HTMLCanvasElement);
  const stopBook = follow('public', [`${name}@depth20@100ms`], (data) => {
    const { b: bids, a: asks } = data as Depth;
    drawLadder({ bids, asks });
    drawDepth({ bids, asks });
  });
  return () => {
    stopTrades();
    stopBook();
  };
}
