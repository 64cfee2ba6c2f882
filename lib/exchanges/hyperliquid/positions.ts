import type { RestRequest } from '../exchange';
import { decimal, fields, type Fields, isAbsent, isZero, list, MalformedError, price, text } from '../fields';
import { question } from './feed';

/** A position that the venue told of one account. */
export interface Position {
  readonly symbol: string;
  readonly side: 'long' | 'short';
  /** Base units. */
  readonly size: number;
  readonly entryPrice: number;
  /** Where the venue would liquidate it now; unknown for what cannot be liquidated. Of cross margin it moves with all else. */
  readonly liquidationPrice?: number;
  readonly margin: 'cross' | 'isolated';
  readonly leverage: number;
}

/** A position among those observed, and when (epoch ms, local) the venue told it. */
export interface ObservedPosition extends Position {
  readonly address: string;
  readonly observedAt: number;
}

/** How much of one side's open interest is observed, each a fraction; a little more than 1 where the two were told apart in time. */
export interface Coverage {
  readonly longs: number;
  readonly shorts: number;
}

const ADDRESS = /^0x[\da-f]{40}$/;

/** The accounts of a trade as the venue tells them, in one spelling and each once; what is no address is left out. */
export function accountsOf(users: unknown): readonly string[] {
  const told = Array.isArray(users) ? (users as readonly unknown[]) : [];
  const addresses = told.flatMap((user) => (typeof user === 'string' ? user.toLowerCase() : []));
  return [...new Set(addresses)].filter((address) => ADDRESS.test(address));
}

const STATE_WEIGHT = 2;

/** Asks for the open positions of an account. */
export const positionsRequest = (address: string): RestRequest =>
  question({ type: 'clearinghouseState', user: address }, STATE_WEIGHT);

/**
 * The open positions in an answer to {@link positionsRequest}.
 * @throws MalformedError when it is no such answer.
 */
export function readPositions(body: unknown): readonly Position[] {
  return list(fields(body, 'state')['assetPositions'], 'assetPositions')
    .map((entry) => fields(fields(entry, 'entry')['position'], 'position'))
    .filter(({ szi }) => !isZero(szi))
    .map(readPosition);
}

const MAX_SIZE = 1e15;

function readPosition(row: Fields): Position {
  const size = decimal(row['szi'], 'szi', -MAX_SIZE, MAX_SIZE);
  const { type, value } = fields(row['leverage'], 'leverage');
  if (type !== 'cross' && type !== 'isolated') throw new MalformedError('leverage');
  const liquidation = row['liquidationPx'];
  return {
    symbol: text(row['coin'], 'coin'),
    side: size > 0 ? 'long' : 'short',
    size: Math.abs(size),
    entryPrice: price(row['entryPx'], 'entryPx'),
    ...(isAbsent(liquidation) || decimal(liquidation, 'liquidationPx', -MAX_SIZE, MAX_SIZE) <= 0
      ? {}
      : { liquidationPrice: price(liquidation, 'liquidationPx') }),
    margin: type,
    leverage: decimal(value, 'leverage', 0, 1000),
  };
}

interface Account {
  /** When it was asked for last, answered or not. */
  askedAt: number | undefined;
  answeredAt: number | undefined;
  positions: readonly Position[];
}

/** The accounts seen in trades, as many as the cap lets, and what the venue told of them. Times are epoch ms. */
export class ObservedAccounts {
  /** The most recently active last. */
  private readonly accounts = new Map<string, Account>();

  /**
   * @param cap how many accounts are kept: beyond it those go that did not trade for the longest time.
   * @param refreshMs how old an answer must be for the account to be asked for again.
   */
  constructor(
    private readonly cap: number,
    private readonly refreshMs: number,
  ) {}

  get size(): number {
    return this.accounts.size;
  }

  /** Accounts that have just traded, the newest first. */
  saw(addresses: readonly string[]): void {
    for (const address of addresses.toReversed()) {
      const account = this.accounts.get(address);
      this.accounts.delete(address);
      this.accounts.set(address, account ?? { askedAt: undefined, answeredAt: undefined, positions: [] });
    }
    for (const address of this.accounts.keys()) {
      if (this.accounts.size <= this.cap) break;
      this.accounts.delete(address);
    }
  }

  /**
   * The account to ask for now, which then counts as asked: the most recently active of those never asked for, otherwise
   * the one asked for the longest time ago. Undefined while all are fresh.
   */
  next(now: number): string | undefined {
    let next: string | undefined;
    let oldest = now - this.refreshMs;
    for (const [address, { askedAt = -Infinity }] of this.accounts) {
      if (askedAt > oldest) continue;
      oldest = askedAt;
      next = address;
    }
    const account = next === undefined ? undefined : this.accounts.get(next);
    if (account) account.askedAt = now;
    return next;
  }

  /** What the venue told of an account; of one that is not kept any more it is forgotten. */
  answered(address: string, positions: readonly Position[], now: number): void {
    const account = this.accounts.get(address);
    if (!account) return;
    account.answeredAt = now;
    account.positions = positions;
  }

  /** How old the last answer of each account is, in ms, the most recently active first; undefined before the first. */
  ages(now: number): readonly (readonly [address: string, ageMs: number | undefined])[] {
    return [...this.accounts]
      .map(
        ([address, { answeredAt }]) =>
          [address, answeredAt === undefined ? undefined : now - answeredAt] as const,
      )
      .toReversed();
  }

  /** Every known position of an instrument, the most recently active account's first. */
  positions(symbol: string): readonly ObservedPosition[] {
    return [...this.accounts]
      .toReversed()
      .flatMap(([address, { answeredAt = 0, positions }]) =>
        positions
          .filter((position) => position.symbol === symbol)
          .map((position) => ({ ...position, address, observedAt: answeredAt })),
      );
  }
}

/** @param openInterest one side's, base units. */
export function coverage(positions: readonly Position[], openInterest: number): Coverage {
  const share = (side: Position['side']) =>
    openInterest > 0
      ? positions.reduce((sum, position) => (position.side === side ? sum + position.size : sum), 0) /
        openInterest
      : 0;
  return { longs: share('long'), shorts: share('short') };
}
