import {
  FUNDING_INTERVAL_MS,
  type InstrumentSpec,
  priceText,
  sizeText,
  type VenueMarket,
} from '../../simulator/venue-market';
import type { CategoryName } from './category';
import { tickerFields } from './topics';

type List = (market: VenueMarket, category: CategoryName) => unknown;

/** What is told of every symbol, or of one, by path. */
export const LISTS: Readonly<Record<string, List>> = {
  '/v5/market/instruments-info': ({ instrument }, category) =>
    category === 'spot' ? pair(instrument) : contract(instrument, category),
  '/v5/market/tickers': tickerFields,
  '/v5/market/risk-limit': ({ instrument }, category) =>
    category === 'spot' ? undefined : riskTiers(instrument.symbol, category),
};

function pair(instrument: InstrumentSpec) {
  return {
    symbol: instrument.symbol,
    baseCoin: instrument.base,
    quoteCoin: instrument.quote,
    innovation: '0',
    status: 'Trading',
    marginTrading: 'utaOnly',
    stTag: '0',
    lotSizeFilter: {
      basePrecision: sizeText(1, instrument),
      quotePrecision: '0.0000001',
      minOrderQty: sizeText(1, instrument),
      maxOrderQty: '83',
      minOrderAmt: '5',
      maxOrderAmt: '8000000',
    },
    priceFilter: { tickSize: priceText(1, instrument) },
    riskParameters: { priceLimitRatioX: '0.005', priceLimitRatioY: '0.01' },
    symbolType: '',
  };
}

function contract(instrument: InstrumentSpec, category: CategoryName) {
  return {
    symbol: instrument.symbol,
    contractType: category === 'inverse' ? 'InversePerpetual' : 'LinearPerpetual',
    status: 'Trading',
    baseCoin: instrument.base,
    quoteCoin: instrument.quote,
    launchTime: '1585526400000',
    deliveryTime: '0',
    deliveryFeeRate: '',
    priceScale: String(instrument.priceDecimals),
    leverageFilter: { minLeverage: '1', maxLeverage: '100.00', leverageStep: '0.01' },
    priceFilter: {
      minPrice: priceText(1, instrument),
      maxPrice: '1999999.80',
      tickSize: priceText(1, instrument),
    },
    lotSizeFilter: {
      maxOrderQty: '1190.000',
      minOrderQty: sizeText(1, instrument),
      qtyStep: sizeText(1, instrument),
      minNotionalValue: '5',
    },
    unifiedMarginTrade: true,
    fundingInterval: FUNDING_INTERVAL_MS / 60_000,
    settleCoin: category === 'inverse' ? instrument.base : instrument.quote,
    upperFundingRate: '0.005',
    lowerFundingRate: '-0.005',
    isPreListing: false,
  };
}

/** Limits are in quote units; of inverse contracts in coins, with the rates in per cent. */
function riskTiers(symbol: string, category: CategoryName) {
  const [limitUnit, rateUnit] = category === 'inverse' ? [1 / 20_000, 100] : [1, 1];
  const tier = (id: number, limit: number, maintenance: number, leverage: number) => ({
    id,
    symbol,
    riskLimitValue: String(limit * limitUnit),
    maintenanceMargin: String(maintenance * rateUnit),
    initialMargin: (rateUnit / leverage).toFixed(4),
    isLowestRisk: id === 1 ? 1 : 0,
    maxLeverage: leverage.toFixed(2),
    mmDeduction: id === 1 ? '' : '0',
  });
  return [tier(1, 2_000_000, 0.005, 100), tier(2, 4_000_000, 0.01, 75), tier(3, 10_000_000, 0.02, 33)];
}
