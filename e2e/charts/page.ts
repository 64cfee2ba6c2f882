import { CandlestickSeries, createChart, PriceScaleMode, type Time } from 'lightweight-charts';

/** The page under test: a candle chart of one-minute bars up to now, with its own coordinates as the truth. */
const query = new URLSearchParams(location.search);
const logarithmic = query.get('scale') === 'log';
const MINUTE = 60_000;
const BARS = 4000;

let seed = Number(query.get('seed') ?? 7);
/** mulberry32 */
function random(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let value = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
  return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
}

function makeBars() {
  const end = Math.floor(Date.now() / MINUTE) * MINUTE;
  const spread = logarithmic ? 0.02 : 0.0015;
  let price = logarithmic ? 800 : 63_500;
  return Array.from({ length: BARS }, (_, index) => {
    const open = price;
    price *= Math.exp(spread * (random() + random() + random() - 1.5) + (logarithmic ? 0.0008 : 0));
    const high = Math.max(open, price) * (1 + spread * random() * 0.5);
    const low = Math.min(open, price) * (1 - spread * random() * 0.5);
    return { time: end - (BARS - 1 - index) * MINUTE, open, high, low, close: price };
  });
}

const box = document.querySelector<HTMLElement>('#chart');
if (!box) throw new Error('The page has no place for the chart');
const bars = makeBars();
const chart = createChart(box, {
  width: 1000,
  height: 560,
  timeScale: { timeVisible: true, rightOffset: 5 },
  rightPriceScale: { mode: logarithmic ? PriceScaleMode.Logarithmic : PriceScaleMode.Normal },
});
const series = chart.addSeries(CandlestickSeries, {});
let range: { minValue: number; maxValue: number } | undefined;
series.applyOptions({
  autoscaleInfoProvider: (original: () => { priceRange: unknown } | null) => {
    const info = original();
    return info && range ? { ...info, priceRange: range } : info;
  },
});
series.setData(bars.map((bar) => ({ ...bar, time: (bar.time / 1000) as Time })));
const times = chart.timeScale();

const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

async function show(from: number, to: number): Promise<void> {
  times.setVisibleLogicalRange({ from, to });
  chart.priceScale('right').applyOptions({ autoScale: true });
  await frame();
  await frame();
}

function chooseRange(from: number, to: number): void {
  const seen = bars.slice(Math.max(0, Math.floor(from)), Math.max(2, Math.ceil(to)));
  const low = Math.min(...seen.map((bar) => bar.low));
  const high = Math.max(...seen.map((bar) => bar.high));
  const reach = (high - low) * random();
  if (random() < 0.5) range = undefined;
  else if (logarithmic)
    range = { minValue: low * (0.4 + 0.5 * random()), maxValue: high * (1.1 + 2 * random()) };
  else range = { minValue: low - reach, maxValue: high + reach };
}

const paneOf = () => {
  const canvas = box.querySelector('table tr td:nth-child(2) canvas');
  if (!canvas) throw new Error('The chart has no pane');
  return canvas.getBoundingClientRect();
};

window.chartPage = {
  pane: paneOf,
  async drift(step) {
    const width = 120 + 70 * Math.sin(step / 23);
    const to = BARS + 4 - 3 * step + 6 * Math.sin(step / 9);
    await show(to - width, to);
  },
  async jump(step) {
    const width = 20 * Math.exp(random() * 3.3);
    const to = (BARS - 1) * (0.15 + 0.85 * random()) + random() * 6;
    if (step % 10 === 9) {
      const [wide, high] = [640 + Math.round(random() * 500), 320 + Math.round(random() * 300)];
      box.style.width = `${wide}px`;
      box.style.height = `${high}px`;
      chart.resize(wide, high);
    }
    if (step % 10 === 5) box.style.marginTop = `${Math.round(random() * 40)}px`;
    chooseRange(to - width, to);
    chart.priceScale('right').applyOptions({ invertScale: step % 23 === 22 });
    await show(to - width, to);
  },
  priceAt: (y) => series.coordinateToPrice(y - paneOf().top),
  yOf(price) {
    const y = series.priceToCoordinate(price);
    return y === null ? null : y + paneOf().top;
  },
  xOf(time) {
    const x = times.timeToCoordinate((time / 1000) as Time);
    return x === null ? null : x + paneOf().left;
  },
  visibleTimes() {
    const { from, to } = times.getVisibleLogicalRange() ?? { from: 0, to: 0 };
    return bars.slice(Math.max(0, Math.ceil(from)), Math.floor(to) + 1).map(({ time }) => time);
  },
};
