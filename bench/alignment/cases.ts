import type { AlignmentCase } from './alignment-case';
import { HARD_CASES } from './hard-cases';
import { LIMITS, ROUNDING_LIMITS } from './limits';

const library = (name: string, page: string, limits = LIMITS): AlignmentCase => ({
  name,
  page,
  scales: ['linear', 'log'],
  pixelRatios: [1, 2],
  limits,
});

export const CASES: readonly AlignmentCase[] = [
  library('lightweight-charts-3', './pages/lightweight-charts-3.ts'),
  library('lightweight-charts-4', './pages/lightweight-charts-4.ts'),
  library('lightweight-charts-5', '../../dev/chart-lab/pages/lightweight-charts-5.ts'),
  library('klinecharts-9', './pages/klinecharts-9.ts', ROUNDING_LIMITS),
  library('klinecharts-10', './pages/klinecharts-10.ts', ROUNDING_LIMITS),
  library('uplot', './pages/uplot.ts'),
  // ECharts and ApexCharts label the powers of the base only: of ten, the view of a day has one or none.
  { ...library('echarts', './pages/echarts.ts'), query: 'base=1.1' },
  library('highcharts', './pages/highcharts.ts', ROUNDING_LIMITS),
  library('chartjs', './pages/chartjs.ts'),
  // On a logarithmic axis version 4.7 draws its candles log(lowest) × height ÷ (highest − lowest) lower than its own labels
  // say: 5 px in the first view, which is rightly not painted.
  { ...library('apexcharts', './pages/apexcharts.ts'), query: 'base=1.1' },
  library('d3', './pages/d3.ts'),
  library('charting-library', './pages/charting-library.ts'),
  { ...library('charting-library object', './pages/charting-library.ts'), query: 'tradingview' },
  ...HARD_CASES,
];

/** The cases that the words name, in full or in part; all without words. `echarts` is not `klinecharts-9`. */
export const casesNamed = (words: readonly string[]) =>
  CASES.filter(({ name }) => words.length === 0 || words.some((word) => isNamed(name, word)));

const isNamed = (name: string, word: string) =>
  CASES.some((one) => one.name === word) ? name === word : name.includes(word);
