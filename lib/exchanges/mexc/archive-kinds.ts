import { isFields } from '../fields';
import { kindBy, type Kinds } from '../message-shape';

/** Channels the product has no use for. */
export const IGNORED_CHANNELS: ReadonlySet<string> = new Set(
  [
    'push.tickers push.fair.price push.index.price push.depth.full push.depth.step',
    'push.contract push.event.contract push.funding.rates',
  ].flatMap((names) => names.split(' ')),
);

/** REST bodies of no use here, as {@link bodyKind} names them. */
export const IGNORED_BODIES: ReadonlySet<string> = new Set(
  'emptyList detail depth_commits fair_price index_price riskReverse'.split(' '),
);

/** What the `data` of an answer holds, by its fields or those of its first entry; undefined when it is not recognised. */
export function bodyKind(data: unknown): string | undefined {
  if (typeof data === 'number') return 'ping';
  if (!Array.isArray(data)) return isFields(data) ? kindBy(data, OBJECTS) : undefined;
  const [first] = data as readonly unknown[];
  if (first === undefined) return 'emptyList';
  return isFields(first) ? kindBy(first, ROWS) : undefined;
}

/** What comes alone for one symbol and as a list for all. */
const EITHER: Kinds = [
  ['detail', ['contractSize']],
  ['ticker', ['holdVol', 'fairPrice']],
  ['funding_rate', ['fundingRate', 'nextSettleTime']],
];

const OBJECTS: Kinds = [
  ...EITHER,
  ['depth', ['asks', 'bids', 'version']],
  ['kline', ['time', 'open', 'close']],
  ['funding_rate/history', ['resultList', 'totalPage']],
  ['fair_price', ['fairPrice']],
  ['index_price', ['indexPrice']],
  ['riskReverse', ['available', 'currency']],
];

const ROWS: Kinds = [
  ...EITHER,
  ['depth_commits', ['asks', 'bids', 'version']],
  ['deals', ['p', 'v', 'T']],
  ['riskReverse', ['available', 'currency']],
];
