import { readQuery } from '../../../../dev/chart-lab/page-query';
import { createFive } from '../../../../dev/chart-lab/lightweight-five';
import { chartBox, startPage } from '../../../../dev/chart-lab/start-page';

/** Prices as other pages write them: `&format=german|germanWhole|thousands|subscript`. */
const FORMATS: Readonly<Record<string, (price: number) => string>> = {
  german: (price) => price.toLocaleString('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  germanWhole: (price) => Math.round(price).toLocaleString('de-DE'),
  thousands: (price) => `${(price / 1000).toFixed(2)}K`,
  subscript: withSubscript,
};
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
const DIGITS = 5;

/** 0.0000123456 as 0.0₄12346: the small figure counts the zeros after the point. */
function withSubscript(price: number): string {
  const zeros = price > 0 ? -Math.floor(Math.log10(price)) - 1 : 0;
  if (zeros < 4) return price.toFixed(zeros + DIGITS);
  const digits = price.toFixed(zeros + DIGITS).slice(2 + zeros);
  return `0.0${Array.from(String(zeros), (digit) => SUBSCRIPTS[Number(digit)]).join('')}${digits}`;
}

const query = readQuery();
const box = chartBox();
const priceFormatter = FORMATS[query.get('format') ?? ''];
if (!priceFormatter) throw new Error('No such format');
/** Six digits of the price. */
const precision = Math.max(0, DIGITS - Math.floor(Math.log10(query.price)));
const { lab } = createFive({
  query,
  box,
  chart: { localization: { priceFormatter } },
  series: { priceFormat: { type: 'price', minMove: 10 ** -precision, precision } },
});
void startPage({ query, box, chart: lab });
