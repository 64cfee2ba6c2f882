import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { VENUE_IDS } from '../../lib/market/venues';

/** The local exchanges, in a process of their own: what they cost is not counted, and does not hold up the measuring. */
export interface ExchangeProcess {
  /** How many messages all venues have sent so far by their own account. */
  sent(): Promise<number>;
  stop(): void;
}

/** @throws Error when they end before they are there; what they say about it is on stderr. */
export async function startExchangeProcess(): Promise<ExchangeProcess> {
  const child = fork(fileURLToPath(new URL('exchange-process.ts', import.meta.url)));
  const ended = once(child, 'exit').then(() => {
    throw new Error('The local exchanges did not start.');
  });
  const [url] = (await Promise.race([once(child, 'message'), ended])) as [string];
  ended.catch(() => undefined);
  return { sent: () => sentBy(url), stop: () => child.disconnect() };
}

/** Venues that share their hosts are one exchange, whose counters each of them tells. */
async function sentBy(url: string): Promise<number> {
  const counters = await Promise.all(
    VENUE_IDS.map(async (id) => {
      const reply = await fetch(`${url}/control/${id}`);
      return (await reply.json()) as { readonly venues: readonly string[]; readonly sent: number };
    }),
  );
  const byExchange = new Map(counters.map(({ venues, sent }) => [venues.join(), sent]));
  return [...byExchange.values()].reduce((sum, sent) => sum + sent, 0);
}
