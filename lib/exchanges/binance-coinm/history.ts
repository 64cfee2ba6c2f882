import { DAY_MS } from '../../core/durations';
import type { Instrument } from '../../market/instrument';
import { candleHistory, fundingHistory, futuresBarsWeight, openInterestHistory } from '../binance/history';
import { openInterest } from '../binance/rest-bodies';
import type { History, Poll } from '../exchange';
import { fields, list, price } from '../fields';
import { API } from './feed';

/** COIN-M refuses to look over more than 200 days at once. */
const LONGEST_MS = 200 * DAY_MS;

const paths = { api: API, candles: { limit: 1500, weight: futuresBarsWeight, longestMs: LONGEST_MS } };

export const history: History = {
  candles: candleHistory(paths),
  funding: fundingHistory(paths),
  openInterest: openInterestHistory('https://dapi.binance.com/futures/data/openInterestHist', contractOf),
};

/** The history knows contracts by pair and type: `BTCUSD_PERP` is the perpetual of `BTCUSD`. */
function contractOf({ base, quote, perpetual, symbol }: Instrument): Readonly<Record<string, string>> {
  if (!perpetual) throw new RangeError(`No open-interest history for the dated ${symbol}`);
  return { pair: `${base}${quote}`, contractType: 'PERPETUAL' };
}

/** Open interest comes in contracts, so the mark price that turns them into coins is asked for along with it. */
export const openInterestPoll: Poll = {
  name: 'openInterest',
  everyMs: 15_000,
  async run(rest, instrument) {
    const query = new URLSearchParams({ symbol: instrument.symbol });
    const marks = await rest({ url: `${API}/premiumIndex?${query}`, weight: 10 });
    const [mark] = list(marks, 'premiumIndex');
    const markPrice = price(fields(mark, 'premiumIndex')['markPrice'], 'markPrice');
    const body = await rest({ url: `${API}/openInterest?${query}`, weight: 1 });
    return [openInterest(fields(body, 'openInterest'), instrument, markPrice, Date.now())];
  },
};
