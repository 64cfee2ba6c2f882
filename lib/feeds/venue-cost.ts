import { MINUTE_MS } from '../core/durations';
import type { Exchange, History } from '../exchanges/exchange';
import type { LiquidationCompleteness } from '../market/liquidation-completeness';

/** What a venue costs and gives is told by so much of its exchange. */
export type Offered = Pick<
  Exchange,
  'contract' | 'defaults' | 'liquidations' | 'hosts' | 'book' | 'sockets' | 'polls' | 'history'
>;

/** What a venue that is switched on takes all the time, on top of loading its books and the past. */
export interface VenueCost {
  readonly sockets: number;
  /** How often a minute something is asked for that no socket pushes. */
  readonly pollsPerMinute: number;
  /** Hosts that the browser must let us reach. */
  readonly hosts: readonly string[];
}

export interface VenueGifts {
  /** How many levels of each side the book has; undefined where it goes as deep as the venue's snapshot. */
  readonly bookLevels: number | undefined;
  readonly liquidations: LiquidationCompleteness;
  readonly openInterest: boolean;
  readonly funding: boolean;
  readonly history: readonly PastKind[];
}

/** One kind of the past that a venue tells. */
export interface PastKind {
  readonly kind: keyof History;
  /** How far back it reaches; Infinity where no end is documented. */
  readonly reachMs: number;
}

const PAST: readonly (keyof History)[] = [
  'candles',
  'openInterest',
  'funding',
  'liquidations',
  'liquidationTotals',
];

/**
 * What a venue costs while it follows so many symbols. How many sockets they need depends on their number, not on their
 * names, so that the venue's Bitcoin symbol stands for each.
 */
export function venueCost(exchange: Offered, symbols: number): VenueCost {
  const { defaults, polls, hosts } = exchange;
  const names = Array.from({ length: symbols }, () => defaults.defaultInstrument.symbol);
  return {
    sockets: symbols === 0 ? 0 : exchange.sockets(names).length,
    pollsPerMinute: symbols * polls.reduce((sum, { everyMs }) => sum + MINUTE_MS / everyMs, 0),
    hosts,
  };
}

/** What a venue gives. All of them publish books and trades; open interest and funding are what contracts have. */
export function venueGifts({ contract, book, liquidations, history }: Offered): VenueGifts {
  const isContract = contract !== 'spot';
  return {
    bookLevels: book.levels,
    liquidations,
    openInterest: isContract,
    funding: isContract,
    history: PAST.flatMap((kind) => {
      const pages = history[kind];
      return pages ? [{ kind, reachMs: pages.reachMs }] : [];
    }),
  };
}
