import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { VenueId } from '../../lib/market/venues';
import type { Fact, Order, Truth } from './market-messages';

export interface MarketListener {
  /** The reference venue has sent a book. @param at epoch ms. */
  quote(at: number, mid: number): void;
  truth(truth: Truth): void;
}

/** The local exchanges, in a process of their own, with a market that does what it is told to. */
export class Market {
  private constructor(private readonly child: ChildProcess) {}

  /**
   * @param venues that are there, the reference first.
   * @throws Error when they end before they are there; what they say about it is on stderr.
   */
  static async open(venues: readonly VenueId[], listener: MarketListener): Promise<Market> {
    const child = fork(fileURLToPath(new URL('market-process.ts', import.meta.url)), [...venues]);
    const ended = once(child, 'exit').then(() => {
      throw new Error('The local exchanges did not start.');
    });
    const started = new Promise<void>((resolve) => {
      child.on('message', (fact: Fact) => {
        if ('url' in fact) resolve();
        else if ('truth' in fact) listener.truth(fact.truth);
        else listener.quote(fact.at, fact.mid);
      });
    });
    await Promise.race([started, ended]);
    ended.catch(() => undefined);
    return new Market(child);
  }

  order(order: Order): void {
    this.child.send(order);
  }

  stop(): void {
    this.child.disconnect();
  }
}
