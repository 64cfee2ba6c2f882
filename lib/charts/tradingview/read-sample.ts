import type { TradingViewSample } from './sample';

const MAX_LENGTH = 4000;
const MAX_PAIRS = 32;
const MAX_NAME = 64;

/** The sample in an answer of the page, or undefined when it is not one: the page may say anything. */
export function readSample(detail: unknown): TradingViewSample | undefined {
  if (typeof detail !== 'string' || detail.length > MAX_LENGTH) return undefined;
  const value = parse(detail);
  if (!isObject(value)) return undefined;
  const { symbol, timeZone, paneHeight, inverted, mode, prices, bars } = value;
  if (!isHeight(paneHeight) || !isNumber(mode) || typeof inverted !== 'boolean') return undefined;
  if (!isPairs(prices) || !isPairs(bars) || prices.length < 2) return undefined;
  const names = { ...(isName(symbol) && { symbol }), ...(isName(timeZone) && { timeZone }) };
  return { ...names, paneHeight, inverted, mode, prices, bars };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

const isHeight = (value: unknown): value is number => isNumber(value) && value > 0;

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= MAX_NAME;

const isPairs = (value: unknown): value is readonly (readonly [number, number])[] =>
  Array.isArray(value) &&
  value.length <= MAX_PAIRS &&
  value.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isNumber));

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
