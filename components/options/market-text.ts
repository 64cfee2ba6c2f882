import { MAX_MARKETS } from '@/lib/storage/read-settings';

export type MarketText =
  | { readonly ok: true; readonly market: string }
  | { readonly ok: false; readonly problem: string };

/** As the settings keep it. Venues list instruments in more alphabets than ours. */
const MARKET = /^[^\s-]{1,20}-USDT$/u;

/**
 * The market that was typed: `sol`, `SOL/USDT` and `sol-usdt` are `SOL-USDT`. Capitals are left as they are where there
 * are any, for some venues tell `kPEPE` from `KPEPE`.
 */
export function readMarket(text: string, followed: readonly string[]): MarketText {
  const typed = text.trim().replace('/', '-');
  const written = typed === typed.toLowerCase() ? typed.toUpperCase() : typed;
  const market = written.includes('-') ? written : `${written}-USDT`;
  if (!MARKET.test(market)) return refuse('Type a coin and its dollar, such as SOL-USDT.');
  if (followed.includes(market)) return refuse(`${market} is in the list already.`);
  if (followed.length >= MAX_MARKETS) return refuse(`More than ${MAX_MARKETS} symbols cannot be followed.`);
  return { ok: true, market };
}

const refuse = (problem: string): MarketText => ({ ok: false, problem });
