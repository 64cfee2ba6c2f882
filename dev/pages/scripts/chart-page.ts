import type { UTCTimestamp } from 'lightweight-charts';
import { exposeChart } from './demo-chart';
import { Header } from './header';
import { createLadder } from './ladder';
import { type PageOptions, readOptions } from './page-options';
import { createPriceChart, type PriceChart } from './price-chart';
import { createTradesList } from './trades-list';
import { bar, follow, loadBars, type PageBar } from './venue-client';

const INTERVALS = ['1s', '1m', '5m'];
/** Exchanges redraw the running candle about once a second. */
const REFRESH_MS = 1_000;

interface KlineData {
  readonly k: {
    readonly t: number;
    readonly o: string;
    readonly h: string;
    readonly l: string;
    readonly c: string;
  };
}

const toCandle = ({ time, ...prices }: PageBar) => ({ time: time as UTCTimestamp, ...prices });

/** Shows the bars of one interval and keeps the last one running; the returned function stops. */
function showInterval(
  { chart, series }: PriceChart,
  symbol: string,
  interval: string,
  header: Header,
): () => void {
  const pending = new Map<number, PageBar>();
  let loading: Promise<void> | undefined;
  let loaded = false;
  const load = async () => {
    const bars = await loadBars(symbol, interval);
    series.setData(bars.map(toCandle));
    header.startFrom(bars[0]?.open ?? 0);
    header.showPrice(bars.at(-1)?.close ?? 0);
    loaded = true;
  };
  const unfollow = follow('market', [`${symbol.toLowerCase()}@kline_${interval}`], (data) => {
    const { t, o, h, l, c } = (data as KlineData).k;
    pending.set(t, bar(t, o, h, l, c));
    // Not before the stream runs: a bar between the two would be missing for good.
    loading ??= load();
  });
  const refresh = setInterval(() => {
    if (!loaded) return;
    for (const one of pending.values()) {
      if (one.time >= Number(series.data().at(-1)?.time)) series.update(toCandle(one));
      header.showPrice(one.close);
    }
    pending.clear();
  }, REFRESH_MS);
  chart.applyOptions({ timeScale: { secondsVisible: interval === '1s' } });
  return () => {
    unfollow();
    clearInterval(refresh);
  };
}

/** The buttons that choose the bar length. */
function offerIntervals(first: string, choose: (interval: string) => void): void {
  const buttons = element('intervals');
  for (const interval of INTERVALS) {
    const button = document.createElement('button');
    button.textContent = interval;
    button.ariaPressed = String(interval === first);
    button.addEventListener('click', () => {
      for (const other of buttons.querySelectorAll('button')) other.ariaPressed = String(other === button);
      choose(interval);
    });
    buttons.append(button);
  }
}

function followMarket({ symbol, bare }: PageOptions, header: Header): void {
  const name = symbol.toLowerCase();
  const addTrade = createTradesList(element('trades'));
  follow('market', [`${name}@aggTrade`, `${name}@markPrice@1s`], (data, stream) => {
    const event = data as Record<string, string> & { T: number; E: number; m: boolean };
    if (stream.endsWith('@aggTrade')) {
      if (!bare) addTrade({ price: event['p'] ?? '', size: event['q'] ?? '', time: event.T, buy: !event.m });
    } else {
      const mark = Number(event['p']);
      const fundingRate = Number(event['r']);
      header.showMark({ mark, index: Number(event['i']), fundingRate, nextFundingTime: event.T }, event.E);
    }
  });
  if (bare) return;
  const draw = createLadder(element('ladder') as HTMLCanvasElement);
  follow('public', [`${name}@depth20@100ms`], (data) => {
    const { b, a } = data as { b: [string, string][]; a: [string, string][] };
    draw({ bids: b, asks: a });
  });
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}`);
  return found;
}

const options = readOptions(location.search);
document.documentElement.dataset['theme'] = options.light ? 'light' : 'dark';
element('market-side').hidden = options.bare;
const container = element('chart');
const price = createPriceChart(container, options);
exposeChart(price, container);
const header = new Header(options.symbol, 0);
let stop = showInterval(price, options.symbol, options.interval, header);
offerIntervals(options.interval, (interval) => {
  stop();
  stop = showInterval(price, options.symbol, interval, header);
});
followMarket(options, header);
