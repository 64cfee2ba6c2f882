import type { VenueMarket } from '../../simulator/venue-market';
import { gridTimes } from '../intervals';
import type { Markets, RestCall, RestReply } from '../local-venue';
import { clearinghouseState } from './accounts';
import { assetContext, candle, INTERVALS, type Trade } from './messages';

const HOUR_MS = 3_600_000;
/** Only the newest bars of each length are kept. */
const CANDLE_ROWS = 5_000;
const FUNDING_ROWS = 500;

type Question = Readonly<Record<string, unknown>>;

export interface HyperliquidRest {
  readonly markets: Markets;
  readonly now: () => number;
  readonly book: (coin: string) => unknown;
  readonly recentTrades: (coin: string) => readonly Trade[];
}

/** By the type of what is asked; undefined is what cannot be understood. */
const ANSWERS: Readonly<Record<string, (question: Question, rest: HyperliquidRest) => unknown>> = {
  meta: (_, { markets }) => meta(markets),
  metaAndAssetCtxs: (_, { markets }) => [meta(markets), [...markets.values()].map(assetContext)],
  allMids: (_, { markets }) =>
    Object.fromEntries([...markets].map(([coin, market]) => [coin, String(market.ticker()?.last ?? 0)])),
  l2Book: ({ coin }, rest) => rest.book(String(coin)),
  recentTrades: ({ coin }, rest) => rest.recentTrades(String(coin)),
  candleSnapshot: candles,
  fundingHistory,
  clearinghouseState: ({ user }, { markets, now }) =>
    typeof user === 'string' && /^0x[\da-f]{40}$/.test(user)
      ? clearinghouseState(user, markets, now())
      : undefined,
};

const NOT_UNDERSTOOD: RestReply = {
  status: 422,
  body: 'Failed to deserialize the JSON body into the target type',
};

/** Answers what was posted to `/info`. */
export function answerRest({ method, path, body }: RestCall, rest: HyperliquidRest): RestReply {
  if (path !== '/info' || method !== 'POST') return { status: 404, body: '' };
  const question = parse(body);
  const answer = ANSWERS[String(question['type'])]?.(question, rest);
  return answer === undefined ? NOT_UNDERSTOOD : { status: 200, body: answer };
}

function parse(body: string): Question {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Question) : {};
  } catch {
    return {};
  }
}

const LEVERAGE: Readonly<Record<string, { readonly max: number; readonly table: number }>> = {
  BTC: { max: 40, table: 56 },
  ETH: { max: 25, table: 55 },
};

const tiers = (
  description: string,
  ...steps: readonly (readonly [lowerBound: string, maxLeverage: number])[]
) => ({
  description,
  marginTiers: steps.map(([lowerBound, maxLeverage]) => ({ lowerBound, maxLeverage })),
});

function meta(markets: Markets) {
  return {
    universe: [...markets.values()].map(({ instrument: { symbol, sizeDecimals } }) => ({
      szDecimals: sizeDecimals,
      name: symbol,
      maxLeverage: LEVERAGE[symbol]?.max ?? 10,
      marginTableId: LEVERAGE[symbol]?.table ?? 10,
    })),
    marginTables: [
      [55, tiers('tiered 25x', ['0.0', 25], ['100000000.0', 15])],
      [56, tiers('tiered 40x', ['0.0', 40], ['150000000.0', 20])],
    ],
    collateralToken: 0,
  };
}

function candles({ req }: Question, { markets }: HyperliquidRest) {
  const { coin, interval, startTime, endTime } = (req ?? {}) as Question;
  const market = markets.get(String(coin));
  const ms = INTERVALS.get(String(interval));
  if (!market || ms === undefined) return undefined;
  const to = typeof endTime === 'number' ? endTime : Infinity;
  return market.candles
    .bars(ms, { to, limit: CANDLE_ROWS })
    .filter(({ time }) => time >= Number(startTime))
    .map((bar) => candle(bar, { name: String(interval), ms }, market.instrument));
}

function fundingHistory({ coin, startTime, endTime }: Question, { markets, now }: HyperliquidRest) {
  const market = markets.get(String(coin));
  if (!market || typeof startTime !== 'number') return undefined;
  const to = Math.min(now(), typeof endTime === 'number' ? endTime : Infinity);
  return gridTimes(HOUR_MS, { from: startTime, to, limit: Infinity })
    .slice(0, FUNDING_ROWS)
    .flatMap((time) => fundingRow(market, time));
}

function fundingRow(market: VenueMarket, time: number) {
  const rate = market.fundingAt(time);
  if (rate === undefined) return [];
  const fundingRate = (rate / 8).toFixed(10);
  return [{ coin: market.instrument.symbol, fundingRate, premium: fundingRate, time }];
}
