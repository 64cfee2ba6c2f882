import { MAX_COORDINATE } from '../label-payload';
import { intervalOf } from './resolution';
import {
  type Crosshair,
  defined,
  isMode,
  isName,
  isWithin,
  MAX_BARS,
  MAX_CHARTS,
  MAX_PRICES,
  MAX_TIME,
  type TradingViewSample,
} from './sample';

export interface TradingViewAnswer {
  /** Names these samples: the page side says it alone while they stay the same. */
  readonly stamp: string;
  readonly samples: readonly TradingViewSample[];
}

export const MAX_ANSWER_LENGTH = 40_000;

type Fields = Readonly<Record<string, unknown>>;

/** The samples in an answer of the page; undefined when any of it makes no sense: the page may say anything. */
export function readAnswer(detail: unknown): TradingViewAnswer | undefined {
  if (typeof detail !== 'string' || detail.length > MAX_ANSWER_LENGTH) return undefined;
  const value = parse(detail);
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [stamp, list] = value as readonly unknown[];
  const samples = Array.isArray(list) && list.length <= MAX_CHARTS ? readLayout(list) : undefined;
  return isName(stamp) && samples ? { stamp, samples } : undefined;
}

/** In the order of the layout, and at most one of them active. */
function readLayout(list: readonly unknown[]): readonly TradingViewSample[] | undefined {
  const samples: TradingViewSample[] = [];
  for (const item of list) {
    const sample = readSample(item);
    if (!sample || sample.index <= (samples.at(-1)?.index ?? -1)) return undefined;
    samples.push(sample);
  }
  return samples.filter(({ active }) => active).length > 1 ? undefined : samples;
}

/** Built field by field, so that nothing else the page wrote comes along. */
function readSample(value: unknown): TradingViewSample | undefined {
  if (!isFields(value)) return undefined;
  const { index, active, inverted, prices, bars } = value;
  if (!isIndex(index) || typeof active !== 'boolean' || typeof inverted !== 'boolean') return undefined;
  if (!isPairs(prices, MAX_PRICES, Number.MAX_VALUE) || !isPairs(bars, MAX_BARS, MAX_TIME)) return undefined;
  return { index, active, ...readDetails(value), inverted, prices, bars };
}

/** What may be missing, and is left out when it is wrong. */
function readDetails({ symbol, resolution, timeZone, paneHeight, mode, crosshair }: Fields) {
  return defined({
    symbol: isName(symbol) ? symbol : undefined,
    resolution: isName(resolution) ? resolution : undefined,
    intervalMs: isName(resolution) ? intervalOf(resolution) : undefined,
    timeZone: isName(timeZone) ? timeZone : undefined,
    paneHeight: isWithin(paneHeight, MAX_COORDINATE) && paneHeight > 0 ? paneHeight : undefined,
    mode: isMode(mode) ? mode : undefined,
    crosshair: readCrosshair(crosshair),
  });
}

function readCrosshair(value: unknown): Crosshair | undefined {
  if (!isFields(value)) return undefined;
  const { time, price } = value;
  return defined({
    time: isWithin(time, MAX_TIME) ? time : undefined,
    price: isWithin(price, Number.MAX_VALUE) ? price : undefined,
  });
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const isIndex = (value: unknown): value is number =>
  Number.isInteger(value) && isWithin(value, MAX_CHARTS - 1) && value >= 0;

/** At most `count` pairs of a number up to `most` and a coordinate. */
const isPairs = (
  value: unknown,
  count: number,
  most: number,
): value is readonly (readonly [number, number])[] =>
  Array.isArray(value) &&
  value.length <= count &&
  value.every(
    (pair) =>
      Array.isArray(pair) &&
      pair.length === 2 &&
      isWithin(pair[0], most) &&
      isWithin(pair[1], MAX_COORDINATE),
  );

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
