import { HOUR_MS } from '@/lib/core/durations';
import { formatCount } from '@/components/popup/format';
import { LIQUIDATION_WORDS } from '@/components/popup/venue-words';
import type { PastKind, VenueCost, VenueGifts } from '@/lib/feeds/venue-cost';
import type { ContractKind } from '@/lib/market/instrument';

/** One thing a venue gives or does not. */
export interface Gift {
  readonly name: string;
  readonly isGiven: boolean;
  readonly detail?: string;
  readonly explanation?: string;
}

export const CONTRACT_WORDS: Readonly<Record<ContractKind, string>> = {
  spot: 'spot',
  linear: 'linear perpetuals',
  inverse: 'inverse perpetuals',
};

const PAST_WORDS: Readonly<Record<PastKind['kind'], string>> = {
  candles: 'bars',
  openInterest: 'open interest',
  funding: 'funding',
  liquidations: 'liquidations',
  liquidationTotals: 'liquidation totals',
};

export function giftWords(gifts: VenueGifts): readonly Gift[] {
  const { bookLevels, liquidations, openInterest, funding, history } = gifts;
  const { word, explanation } = LIQUIDATION_WORDS[liquidations];
  return [
    {
      name: 'Order book',
      isGiven: true,
      detail: bookLevels === undefined ? 'whole snapshot' : `${formatCount(bookLevels)} levels a side`,
    },
    { name: 'Trades', isGiven: true },
    { name: 'Liquidations', isGiven: liquidations !== 'none', detail: word, explanation },
    { name: 'Open interest', isGiven: openInterest },
    { name: 'Funding', isGiven: funding },
    {
      name: 'History',
      isGiven: history.length > 0,
      ...(history.length > 0 ? { detail: history.map(pastWords).join(', ') } : {}),
    },
  ];
}

/** `2 sockets · asks 12 times a minute · reaches a.com, b.com`. */
export function costWords({ sockets, pollsPerMinute, hosts }: VenueCost): string {
  const polls =
    pollsPerMinute === 0 ? 'no repeated requests' : `asks ${formatCount(pollsPerMinute)} times a minute`;
  return [
    `${formatCount(sockets)} ${sockets === 1 ? 'socket' : 'sockets'}`,
    polls,
    `reaches ${hosts.join(', ')}`,
  ].join(' · ');
}

const pastWords = ({ kind, reachMs }: PastKind) =>
  Number.isFinite(reachMs) ? `${PAST_WORDS[kind]} of ${reachOf(reachMs)}` : PAST_WORDS[kind];

/** `12 h`, `30 d`: as much as is surely there. */
function reachOf(ms: number): string {
  const hours = Math.floor(ms / HOUR_MS);
  return hours < 24 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}
