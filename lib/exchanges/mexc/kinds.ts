import { isFields } from '../fields';

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

type Kinds = readonly (readonly [kind: string, keys: readonly string[]])[];

const kindBy = (row: object, kinds: Kinds) => kinds.find(([, keys]) => keys.every((key) => key in row))?.[0];

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

/** A name for what was not recognised: its fields, so that the notes show what to look for. */
export function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `list of ${shapeOf((value as readonly unknown[])[0])}`;
  if (!isFields(value)) return value === null ? 'null' : typeof value;
  return `{${Object.keys(value).toSorted().slice(0, 8).join(',')}}`.slice(0, 80);
}
