import { type InstrumentSpec, priceText, sizeText } from '../../simulator/venue-market';
import type { Markets } from '../local-venue';
import { type BinanceProfile, contractValue, pairOf } from './profile';

/** The `exchangeInfo` body. */
export const exchangeInfo = (profile: BinanceProfile, markets: Markets, now: number) => ({
  timezone: 'UTC',
  serverTime: now,
  ...(profile.contract === 'linear' && { futuresType: 'U_MARGINED' }),
  rateLimits: [
    { rateLimitType: 'REQUEST_WEIGHT', interval: 'MINUTE', intervalNum: 1, limit: 2400 },
    { rateLimitType: 'ORDERS', interval: 'MINUTE', intervalNum: 1, limit: 1200 },
  ],
  exchangeFilters: [],
  symbols: [...markets.values()].map(({ instrument }) =>
    profile.contract === 'spot' ? pair(instrument) : contract(instrument, profile),
  ),
});

const pair = (instrument: InstrumentSpec) => ({
  symbol: instrument.symbol,
  status: 'TRADING',
  baseAsset: instrument.base,
  baseAssetPrecision: 8,
  quoteAsset: instrument.quote,
  quotePrecision: 8,
  quoteAssetPrecision: 8,
  orderTypes: ['LIMIT', 'LIMIT_MAKER', 'MARKET', 'STOP_LOSS', 'TAKE_PROFIT'],
  isSpotTradingAllowed: true,
  permissions: [],
  permissionSets: [['SPOT', 'MARGIN']],
  filters: filters(instrument),
});

const contract = (instrument: InstrumentSpec, profile: BinanceProfile) => ({
  symbol: instrument.symbol,
  pair: pairOf(instrument.symbol),
  contractType: 'PERPETUAL',
  deliveryDate: 4_133_404_800_000,
  onboardDate: 1_569_398_400_000,
  ...(profile.contract === 'inverse'
    ? { contractStatus: 'TRADING', contractSize: contractValue(instrument) }
    : { status: 'TRADING' }),
  maintMarginPercent: '2.5000',
  requiredMarginPercent: '5.0000',
  baseAsset: instrument.base,
  quoteAsset: instrument.quote,
  marginAsset: profile.contract === 'inverse' ? instrument.base : instrument.quote,
  pricePrecision: instrument.priceDecimals,
  quantityPrecision: instrument.sizeDecimals,
  baseAssetPrecision: 8,
  quotePrecision: 8,
  underlyingType: 'COIN',
  underlyingSubType: ['PoW'],
  triggerProtect: '0.0500',
  liquidationFee: '0.012500',
  marketTakeBound: '0.05',
  filters: filters(instrument),
  orderTypes: ['LIMIT', 'MARKET', 'STOP', 'STOP_MARKET', 'TAKE_PROFIT', 'TAKE_PROFIT_MARKET'],
  timeInForce: ['GTC', 'IOC', 'FOK', 'GTX'],
});

function filters(instrument: InstrumentSpec) {
  const step = sizeText(1, instrument);
  const tickSize = priceText(1, instrument);
  return [
    { filterType: 'PRICE_FILTER', minPrice: tickSize, maxPrice: '4529764', tickSize },
    { filterType: 'LOT_SIZE', minQty: step, maxQty: '1000', stepSize: step },
    { filterType: 'MARKET_LOT_SIZE', minQty: step, maxQty: '120', stepSize: step },
    { filterType: 'MIN_NOTIONAL', notional: '100' },
  ];
}
