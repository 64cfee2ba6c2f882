import { type Fields, text } from '../fields';

/** What a pushed message is about. */
export interface Push {
  /** `books`, `publicTrade`. */
  readonly name: string;
  /** Of bars; undefined for a step that is not the same length each time. */
  readonly intervalMs: number | undefined;
  /** Undefined for a topic that is about all of a category. */
  readonly symbol: string | undefined;
  /** Sizes are written in quote units. */
  readonly inQuote?: boolean;
  /** Books come with a checksum, as they did before v3. */
  readonly checked?: boolean;
}

/** @throws MalformedError when the message does not say what it is about. */
export function pushOf({ topic, symbol, interval }: Fields): Push {
  return {
    name: text(topic, 'topic'),
    intervalMs: typeof interval === 'string' ? intervalOf(interval) : undefined,
    symbol: symbol === undefined ? undefined : text(symbol, 'symbol'),
  };
}

const UNITS: Readonly<Record<string, number>> = {
  m: 60_000,
  H: 3_600_000,
  h: 3_600_000,
  D: 86_400_000,
  d: 86_400_000,
  W: 7 * 86_400_000,
};

/** Milliseconds of `1m`, `12H`, `1Dutc`; undefined for months. */
export function intervalOf(name: string): number | undefined {
  const [, count, unit = ''] = /^(\d+)([a-zA-Z])(?:utc)?$/.exec(name) ?? [];
  const ms = UNITS[unit];
  return ms === undefined ? undefined : Number(count) * ms;
}
