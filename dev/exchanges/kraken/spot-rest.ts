import { type InstrumentSpec, priceText, sizeText, type VenueMarket } from '../../simulator/venue-market';
import { numberIn } from '../intervals';
import type { Markets, RestCall, RestReply } from '../local-venue';

const MINUTE = 60_000;
const ROWS = 720;
const INTERVALS: ReadonlySet<number | undefined> = new Set([1, 5, 15, 30, 60, 240, 1440, 10_080, 21_600]);

/** Answers under `/0/public`. Errors too come with status 200. */
export function spotRest({ path, query }: RestCall, markets: Markets): RestReply {
  if (path === '/0/public/AssetPairs')
    return result(
      Object.fromEntries(
        [...markets.values()].map(({ instrument }) => [keyOf(instrument), listing(instrument)]),
      ),
    );
  if (path !== '/0/public/OHLC') return failure('EGeneral:Unknown method');
  const pair = query.get('pair');
  const market = [...markets.values()].find(({ instrument }) => altname(instrument) === pair);
  if (!market) return failure('EQuery:Unknown asset pair');
  const minutes = numberIn(query, 'interval') ?? 1;
  return INTERVALS.has(minutes)
    ? result(bars(market, minutes * MINUTE, numberIn(query, 'since') ?? 0))
    : failure('EGeneral:Invalid arguments');
}

const result = (body: object): RestReply => ({ status: 200, body: { error: [], result: body } });

const failure = (error: string): RestReply => ({ status: 200, body: { error: [error] } });

const assetOf = ({ base }: InstrumentSpec) => (base === 'BTC' ? 'XBT' : base);

const altname = (instrument: InstrumentSpec) => `${assetOf(instrument)}${instrument.quote}`;

const keyOf = (instrument: InstrumentSpec) => `X${assetOf(instrument)}Z${instrument.quote}`;

function listing(instrument: InstrumentSpec) {
  const { quote, priceDecimals, sizeDecimals } = instrument;
  return {
    altname: altname(instrument),
    wsname: `${assetOf(instrument)}/${quote}`,
    aclass_base: 'currency',
    base: `X${assetOf(instrument)}`,
    aclass_quote: 'currency',
    quote: `Z${quote}`,
    cost_decimals: 5,
    pair_decimals: priceDecimals,
    lot_decimals: sizeDecimals,
    lot_multiplier: 1,
    ordermin: '0.00005',
    costmin: '0.5',
    tick_size: priceText(1, instrument),
    status: 'online',
  };
}

/** The newest bars there are, but for those up to `since` (seconds). */
function bars({ instrument, candles }: VenueMarket, intervalMs: number, since: number) {
  const rows = candles
    .bars(intervalMs, { limit: ROWS })
    .filter(({ time }) => time / 1000 > since)
    .map((bar) => [
      bar.time / 1000,
      ...[bar.open, bar.high, bar.low, bar.close, bar.close].map((tick) => priceText(tick, instrument)),
      sizeText(bar.lots, instrument),
      bar.trades,
    ]);
  return { [keyOf(instrument)]: rows, last: rows.at(-2)?.[0] ?? 0 };
}
