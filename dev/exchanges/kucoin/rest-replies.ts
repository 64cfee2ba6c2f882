import type { Markets, RestReply } from '../local-venue';
import type { Books } from './books';

/** What requests about one of the two markets are answered from. */
export interface KucoinRest {
  readonly markets: Markets;
  readonly books: Books;
  readonly now: () => number;
}

export const ok = (data: unknown): RestReply => ({ status: 200, body: { code: '200000', data } });

/** Errors too come with status 200. */
export const failure = (code: string, msg: string): RestReply => ({ status: 200, body: { code, msg } });
