import type { Instrument } from '../../market/instrument';
import type { MarginTable } from '../../market/margin';
import type { Rest } from '../exchange';
import { decimal, fields, type Fields, isAbsent } from '../fields';
import { perpetualMarkets } from './instruments';

const MAX_NOTIONAL = 1e15;

/**
 * Maintenance is the same for positions of every size. The initial margin grows, for everybody, with the open interest:
 * from its base at the lower cap to the whole position at the upper one.
 */
export async function marginTable(rest: Rest, { symbol }: Instrument): Promise<MarginTable> {
  const markets = await perpetualMarkets(rest, `?${new URLSearchParams({ ticker: symbol })}`);
  const market = fields(markets[symbol], symbol);
  const maintenanceRate = decimal(market['maintenanceMarginFraction'], 'maintenanceMarginFraction', 1e-6, 1);
  const tier = { upTo: Infinity, maintenanceRate, maxLeverage: 1 / initialMargin(market) };
  return { unit: 'quote', tiers: [tier], source: 'venue' };
}

function initialMargin(market: Fields): number {
  const base = decimal(market['initialMarginFraction'], 'initialMarginFraction', 1e-6, 1);
  const { openInterestLowerCap: lower, openInterestUpperCap: upper, openInterest, oraclePrice } = market;
  if ([lower, upper, openInterest, oraclePrice].some(isAbsent)) return base;
  const [from, to, size, price] = [lower, upper, openInterest, oraclePrice].map((value) =>
    decimal(value, 'open interest', 0, MAX_NOTIONAL),
  ) as [number, number, number, number];
  const share = to > from ? (size * price - from) / (to - from) : 0;
  return base + (1 - base) * Math.min(1, Math.max(0, share));
}
