import type { Feed } from '../../../dev/charting-library/bars';
import type { Chart } from '../../../dev/charting-library/chart';
import { MODE, type PriceMode } from '../../../dev/charting-library/price-scale';
import { isVersion, quirksOf } from '../../../dev/charting-library/quirks';
import { truthOf } from '../../../dev/charting-library/truth';
import { createWidget } from '../../../dev/charting-library/widget';
import { tellLivePrice } from '../../../dev/chart-lab/live-prices';
import { type PageQuery, readQuery } from '../../../dev/chart-lab/page-query';
import { chartBox, type LabChart, startPage } from '../../../dev/chart-lab/start-page';

/**
 * The stand-in for the charting library. Words of its own: `&rsi`, `&mode=2`, `&tick=0.1`, `&zone=Asia/Tokyo`,
 * `&theme=light`, `&version=range-only` for the page object of another version, `hidden` for none.
 */
const query = readQuery();
const box = chartBox();
const version = query.get('version') ?? 'usual';
if (!isVersion(version)) throw new Error(`No version ${version}`);

/** The page gives the chart its bars itself. */
const tick = Number(query.get('tick') ?? 0.1);
const feed: Feed = { tickOf: () => tick, load: () => Promise.resolve([]), follow: () => () => undefined };
const widget = createWidget(box, {
  feed,
  quirks: quirksOf(version, 'tvWidget'),
  charts: [
    {
      symbol: 'BINANCE:BTCUSDT.P',
      exchange: 'Binance',
      resolution: resolutionOf(query.interval),
      tick,
      mode: modeOf(query),
      theme: query.get('theme') === 'light' ? 'light' : 'dark',
      timeZone: query.get('zone') ?? 'Etc/UTC',
      rsi: query.has('rsi'),
    },
  ],
});

function modeOf(asked: PageQuery): PriceMode {
  const wanted = Number(asked.get('mode') ?? -1);
  const mode = Object.values(MODE).find((one) => one === wanted);
  return mode ?? (asked.scale === 'log' ? MODE.logarithmic : MODE.linear);
}

/** 60,000 ms → `1`, 1,000 ms → `1S`, a day → `1D`. */
function resolutionOf(interval: number): string {
  if (interval < 60_000) return `${interval / 1000}S`;
  return interval < 86_400_000 ? String(interval / 60_000) : `${interval / 86_400_000}D`;
}

const labOf = (chart: Chart): LabChart => ({
  truths: [truthOf(chart)],
  setBars(bars, interval) {
    chart.apply({ resolution: resolutionOf(interval) });
    chart.setBars(bars);
  },
  show({ from, to, prices, inverted }) {
    chart.apply({ inverted });
    chart.show(from, to, prices && { from: prices.low, to: prices.high });
  },
  // The chart watches its box itself.
  resize: () => undefined,
});

const [chart] = widget.charts;
if (!chart) throw new Error('The layout has no chart');
tellLivePrice(box, query.price);
void startPage({ query, box, chart: labOf(chart) });
