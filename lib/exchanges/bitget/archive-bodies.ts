import type { MarketEvent } from '../../market/events';
import { fields, type Fields, isAbsent, text, time } from '../fields';
import type { ReaderContext } from '../frame-mapper';
import { fundingHoursOf } from '../funding-hours';
import { impliedSymbol } from '../implied-symbol';
import { type BodyKind, FUTURES_BODIES, IGNORED_BODIES, isRowOurs, plainSymbol } from './archive-kinds';
import type { BitgetMarket } from './market';
import * as bodies from './rest-bodies';
import { rowsOf } from './rows';
import { type About, orderBook, ticker, trade } from './stream-events';

interface BodyContext {
  readonly market: BitgetMarket;
  readonly context: ReaderContext;
}

/** Reads the answer of a REST endpoint, whose kind is told by its fields alone. */
export function readBody(kind: BodyKind, answer: Fields, inner: BodyContext): readonly MarketEvent[] {
  const { market, context } = inner;
  if (kind === 'serverTime') return context.note('control', kind);
  if (FUTURES_BODIES.has(kind) && market.venue === 'bitget-spot')
    return context.note('ignored', `${kind} of another category`);
  if (IGNORED_BODIES.has(kind)) return context.note('ignored', kind);
  const events = READERS[kind]?.(answer, inner);
  return events ?? context.note('ignored', `${kind} of another category`);
}

/** Undefined for a body of another category. */
type Reader = (answer: Fields, inner: BodyContext) => readonly MarketEvent[] | undefined;

const READERS: Readonly<Partial<Record<BodyKind, Reader>>> = {
  orderbook: ({ data }, inner) => [orderBook(fields(data, 'data'), true, false, aboutRow({}, inner))],
  candles: (answer, inner) =>
    bodies.candles(rowsOf(answer['data']), aboutRow({}, inner), timeOf(answer, inner)),
  fills: perRow((row, about) => [trade(row, about)]),
  ticker: perRow((row, about, at, hours) => ticker(row, at, about, { fundingHours: hours, inBase: true })),
  currentFunding: perRow((row, about, at, hours) => [bodies.currentFunding(row, at, about, hours)]),
  openInterest: perRow((row, about, at) => [bodies.openInterest(row, at, about)]),
  fundingHistory({ data }, inner) {
    const rows = rowsOf(data);
    const [first] = rows;
    if (first === undefined) return [];
    const about = aboutRow(fields(first, 'row'), inner);
    return bodies.fundingHistory(rows, about, hoursOf(about, inner));
  },
};

/** Newest first in the answers that tell of a time, oldest first here. */
function perRow(
  read: (row: Fields, about: About, at: number, fundingHours: number) => readonly MarketEvent[],
): Reader {
  return (answer, inner) => {
    const data = answer['data'];
    const rows = (Array.isArray(data) ? rowsOf(data) : bodies.openInterestRows(fields(data, 'data')))
      .map((row) => fields(row, 'row'))
      .filter((row) => isRowOurs(row, inner.market));
    if (rows.length === 0) return undefined;
    return rows.toReversed().flatMap((row) => {
      const about = aboutRow(row, inner);
      return read(row, about, timeOf(answer, inner), hoursOf(about, inner));
    });
  };
}

const hoursOf = ({ symbol }: About, { context }: BodyContext) =>
  fundingHoursOf(context.instruments.get(symbol));

function aboutRow({ symbol }: Fields, { market, context }: BodyContext): About {
  return {
    venue: market.venue,
    symbol: isAbsent(symbol) ? impliedSymbol(context, market) : plainSymbol(text(symbol, 'symbol')),
  };
}

/** When the venue took the picture, as far as it says so. */
function timeOf({ data, requestTime }: Fields, { context }: BodyContext): number {
  const holder = Array.isArray(data) ? {} : fields(data, 'data');
  const told = holder['ts'] ?? holder['timestamp'] ?? requestTime;
  return isAbsent(told) || told === 0 ? context.now() : time(told, 'ts');
}
