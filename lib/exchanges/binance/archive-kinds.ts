import { isFields } from '../fields';
import { kindBy, type Kinds, shapeOf } from '../message-shape';

/** A message taken out of its wrapper, and what kind of thing it is. */
export interface Classified {
  /** The event's name, the name of a REST body, or undefined when neither is recognised. */
  readonly kind: string | undefined;
  /** What the notes call it. */
  readonly name: string;
  readonly data: unknown;
  /** The symbol in a stream's name, for bodies that were put on a stream and say none themselves. */
  readonly symbol?: string;
}

/**
 * Recognises a message by what it holds: combined streams are wrapped in `{stream, data}`, raw streams are not, and REST
 * bodies name no kind at all.
 */
export function classify(message: unknown): Classified {
  if (isFields(message) && typeof message['stream'] === 'string' && 'data' in message) {
    return classifyStream(message['stream'], message['data']);
  }
  const kind = kindOf(message);
  return { kind, name: kind ?? shapeOf(message), data: message };
}

function classifyStream(stream: string, data: unknown): Classified {
  const [subject = '', channel = ''] = stream.split('@');
  const symbol = subject.toUpperCase();
  // Partial books come as the same event as the deltas do; only the stream's name tells them apart.
  if (/^depth\d+$/.test(channel)) return { kind: 'partialDepth', name: 'partialDepth', data, symbol };
  const kind = kindOf(data);
  return { kind, name: kind ?? `stream ${channel || subject}`, data, symbol };
}

function kindOf(data: unknown): string | undefined {
  if (Array.isArray(data)) return kindOfList(data as readonly unknown[]);
  if (!isFields(data)) return undefined;
  if (typeof data['e'] === 'string') return data['e'];
  return kindBy(data, BODY_KINDS);
}

function kindOfList(entries: readonly unknown[]): string | undefined {
  const [first] = entries;
  if (first === undefined) return 'emptyList';
  if (Array.isArray(first)) return first.length >= 11 ? 'klines' : undefined;
  return kindOf(first);
}

/** Kinds of bodies and the fields that give them away; the first that fits counts. */
const BODY_KINDS: Kinds = [
  ['depth', ['lastUpdateId']],
  ['openInterestHist', ['sumOpenInterest']],
  ['openInterest', ['openInterest']],
  ['premiumIndex', ['markPrice', 'lastFundingRate']],
  ['fundingRate', ['fundingRate', 'fundingTime']],
  ['fundingInfo', ['fundingIntervalHours']],
  ['aggTrades', ['a', 'p', 'q', 'f', 'l', 'T']],
  ['trades', ['price', 'qty', 'isBuyerMaker']],
  ['bookTicker', ['u', 's', 'b', 'B', 'a', 'A']],
  ['subscription', ['result', 'id']],
  ['error', ['error']],
  ['error', ['code', 'msg']],
  ['exchangeInfo', ['symbols', 'rateLimits']],
  ['24hrTicker', ['openPrice', 'lastPrice']],
  ['bookTicker', ['bidPrice', 'askPrice']],
  ['avgPrice', ['mins', 'price']],
  ['priceTicker', ['price']],
  ['longShortRatio', ['longShortRatio']],
  ['takerBuySellVolume', ['buySellRatio']],
  ['takerBuySellVolume', ['takerBuyVol']],
  ['basis', ['basis', 'futuresPrice']],
  ['serverTime', ['serverTime']],
];
