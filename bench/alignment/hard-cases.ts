import type { AlignmentCase } from './alignment-case';
import { LIMITS } from './limits';

const PLAIN = '../../dev/chart-lab/pages/lightweight-charts-5.ts';
/** Only the page's own scripts. */
const STRICT_POLICY = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:";
/** And no text that becomes script or markup. */
const TRUSTED_TYPES = `${STRICT_POLICY}; require-trusted-types-for 'script'; trusted-types 'none'`;

type Special = Partial<Omit<AlignmentCase, 'name' | 'page'>>;

const hard = (name: string, page: string, special: Special = {}): AlignmentCase => ({
  name,
  page: page === PLAIN ? page : `./pages/hard/${page}.ts`,
  scales: ['linear'],
  pixelRatios: [1],
  limits: LIMITS,
  ...special,
});

export const HARD_CASES: readonly AlignmentCase[] = [
  hard('two charts', 'two-charts'),
  hard('RSI and volume panes', 'indicator-panes'),
  hard('depth chart beside', 'depth-chart'),
  hard('order-book ladder beside', 'order-book-ladder'),
  hard('percentage scale', 'relative-scale', { silent: true }),
  hard('indexed scale', 'relative-scale', { silent: true, query: 'indexed' }),
  hard('inverted scale', 'inverted-scale'),
  hard('left and right axes', 'two-axes'),
  hard('comma locale', 'price-formats', { query: 'format=german' }),
  hard('comma locale, whole prices', 'price-formats', { query: 'format=germanWhole' }),
  hard('K suffix', 'price-formats', { query: 'format=thousands' }),
  hard('subscript zeros', 'price-formats', { query: 'format=subscript&price=0.000012345' }),
  hard('one-second bars', PLAIN, { query: 'interval=1000&fixed' }),
  hard('one-month bars', 'months', { query: 'interval=2592000000&fixed' }),
  hard('last price on a label', PLAIN, { query: 'price=64000' }),
  hard('six price lines', 'price-lines'),
  hard('chart made anew', 'made-anew'),
  hard('frame: srcdoc', PLAIN, { framed: 'srcdoc' }),
  hard('frame: blob', PLAIN, { framed: 'blob' }),
  hard('frame: about:blank', PLAIN, { framed: 'about:blank' }),
  hard('frame in frame', PLAIN, { framed: 'nested' }),
  hard('strict CSP', PLAIN, { policy: STRICT_POLICY }),
  { ...hard('strict CSP and Trusted Types', 'uplot', { policy: TRUSTED_TYPES }), page: './pages/uplot.ts' },
  // On a page that stands still nothing proves a zone that is neither UTC nor the computer's.
  ...['Etc/UTC', 'Asia/Kolkata'].map((zone) => ({
    ...hard(`charting library in ${zone}, live`, '', { query: `zone=${zone}`, redrawn: true }),
    page: './pages/charting-library.ts',
  })),
  hard('local time, Berlin', 'local-time', { timeZone: 'Europe/Berlin' }),
  hard('session gaps', 'sessions', {
    query: 'interval=900000',
    scales: ['linear', 'log'],
    pixelRatios: [1, 2],
  }),
];
