import { liquidationMarks } from '@/lib/derive/liquidation-marks';
import type { LiquidationMarks, MarketQuote, WatchRequest } from '@/lib/protocol/messages';
import type { DerivedSession } from './derived-session';

/** What is real of the liquidation map over what a page shows, and how far the modelled part can be trusted. */
export async function marksOf(
  derived: DerivedSession,
  { market, from, to }: WatchRequest,
  { shifts, bid, ask }: MarketQuote,
): Promise<LiquidationMarks> {
  const { sources, now } = derived;
  const plan = { instruments: derived.instruments(market), shifts, span: { from, to }, now };
  const { prints } = await liquidationMarks(sources, plan);
  const hyperliquid = shifts.find(({ venue }) => venue === 'hyperliquid')?.shift;
  const observed = derived.observed(market, hyperliquid);
  return { prints, observed, ...derived.maps.trustOf(market, (bid + ask) / 2) };
}
