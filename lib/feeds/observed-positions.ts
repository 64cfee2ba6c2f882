import { MINUTE_MS } from '../core/durations';
import type { Clock } from '../core/clock';
import type { Rest } from '../exchanges/exchange';
import {
  coverage,
  ObservedAccounts,
  type ObservedPosition,
  positionsRequest,
  readPositions,
} from '../exchanges/hyperliquid/positions';

/** Forty a minute, of weight 2: a fifteenth of what Hyperliquid allows. */
const ASK_EVERY_MS = 1_500;
const REFRESH_MS = 10 * MINUTE_MS;
/** As many as are asked for once within that time. */
const MAX_ACCOUNTS = REFRESH_MS / ASK_EVERY_MS;

/** How much is known of one instrument's positions. */
export interface ObservedReport {
  readonly accounts: number;
  readonly positions: number;
  /** Shares of each side's open interest; undefined while that is not known. */
  readonly longs: number | undefined;
  readonly shorts: number | undefined;
  /** Age of the middle answer, ms; undefined before the first. */
  readonly ageMs: number | undefined;
}

/**
 * Real positions, and where they would be liquidated, of accounts that were seen in Hyperliquid's public trades: asked for
 * one after the other within a small budget, so that a part of the market is known, and some of it is minutes old.
 */
export class ObservedPositions {
  private accounts = new ObservedAccounts(MAX_ACCOUNTS, REFRESH_MS);
  private readonly openInterest = new Map<string, number>();
  private stopAsking: (() => void) | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly rest: () => Rest | undefined,
  ) {}

  /** Off forgets everything. */
  switch(isOn: boolean): void {
    if (isOn === (this.stopAsking !== undefined)) return;
    this.stopAsking?.();
    this.stopAsking = isOn ? this.clock.every(ASK_EVERY_MS, () => void this.ask()) : undefined;
    this.accounts = new ObservedAccounts(MAX_ACCOUNTS, REFRESH_MS);
  }

  /** Accounts that have just traded; they are not kept while this is off. */
  saw(accounts: readonly string[]): void {
    if (this.stopAsking) this.accounts.saw(accounts);
  }

  /** @param size one side's open interest in base units. */
  sawOpenInterest(symbol: string, size: number): void {
    this.openInterest.set(symbol, size);
  }

  positions(symbol: string): readonly ObservedPosition[] {
    return this.accounts.positions(symbol);
  }

  /** Undefined while this is off. */
  report(symbol: string): ObservedReport | undefined {
    if (!this.stopAsking) return undefined;
    const positions = this.positions(symbol);
    const openInterest = this.openInterest.get(symbol);
    const { longs, shorts } =
      openInterest === undefined
        ? { longs: undefined, shorts: undefined }
        : coverage(positions, openInterest);
    const ages = this.accounts.ages(this.clock.now()).flatMap(([, age]) => age ?? []);
    const ageMs = ages.toSorted((one, other) => one - other)[ages.length >> 1];
    return { accounts: this.accounts.size, positions: positions.length, longs, shorts, ageMs };
  }

  private async ask(): Promise<void> {
    const rest = this.rest();
    const address = rest && this.accounts.next(this.clock.now());
    if (!rest || address === undefined) return;
    try {
      const positions = readPositions(await rest(positionsRequest(address)));
      this.accounts.answered(address, positions, this.clock.now());
    } catch {
      // What was not answered is asked again in its turn; that the host refuses, the venue's own state says.
    }
  }
}
