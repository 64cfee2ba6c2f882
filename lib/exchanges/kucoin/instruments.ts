import { parseStep } from '../../core/decimal-step';
import type { Instrument } from '../../market/instrument';
import type { MarginTable } from '../../market/margin';
import type { Rest } from '../exchange';
import { decimal, type Fields, isAbsent, list, rowOrRows, text } from '../fields';
import { readable } from '../listings';
import { openEnded } from '../margin-tiers';
import { baseName, FUTURES } from './markets';
import { dataOf, listedContract, listedFundingHours } from './rest-bodies';

const CONTRACTS_WEIGHT = 3;
const SYMBOLS_WEIGHT = 4;
const RISK_LIMIT_WEIGHT = 5;

export async function futuresInstruments(rest: Rest): Promise<readonly Instrument[]> {
  const body = await rest({ url: `${FUTURES.api}/contracts/active`, weight: CONTRACTS_WEIGHT });
  return readable(list(dataOf(body), 'data'), (row) => (row['status'] === 'Open' ? future(row) : undefined));
}

export async function spotInstruments(rest: Rest): Promise<readonly Instrument[]> {
  const body = await rest({ url: 'https://api.kucoin.com/api/v2/symbols', weight: SYMBOLS_WEIGHT });
  return readable(list(dataOf(body), 'data'), (row) =>
    row['enableTrading'] === true ? pair(row) : undefined,
  );
}

function future(row: Fields): Instrument {
  const fundingHours = listedFundingHours(row);
  return {
    ...listedContract(row),
    venue: 'kucoin-futures',
    base: baseName(text(row['baseCurrency'], 'baseCurrency')),
    quote: text(row['quoteCurrency'], 'quoteCurrency'),
    perpetual: isAbsent(row['expireDate']),
    priceStep: parseStep(decimal(row['tickSize'], 'tickSize', 1e-12, 1e6)),
    sizeStep: parseStep(decimal(row['lotSize'], 'lotSize', 1e-12, 1e6)),
    ...(fundingHours === undefined ? {} : { fundingHours }),
  };
}

function pair(row: Fields): Instrument {
  return {
    venue: 'kucoin-spot',
    symbol: text(row['symbol'], 'symbol'),
    base: text(row['baseCurrency'], 'baseCurrency'),
    quote: text(row['quoteCurrency'], 'quoteCurrency'),
    contract: 'spot',
    perpetual: true,
    contractSize: 1,
    priceStep: parseStep(text(row['priceIncrement'], 'priceIncrement')),
    sizeStep: parseStep(text(row['baseIncrement'], 'baseIncrement')),
  };
}

/** The steps of a contract's risk limit: of linear ones in dollars, of inverse ones in coins. */
export async function marginTable(rest: Rest, { symbol, contract }: Instrument): Promise<MarginTable> {
  const url = `${FUTURES.api}/contracts/risk-limit/${symbol}`;
  const rows = rowOrRows(dataOf(await rest({ url, weight: RISK_LIMIT_WEIGHT })), 'data');
  const tiers = rows.map((row) => ({
    upTo: decimal(row['maxRiskLimit'], 'maxRiskLimit', Number.MIN_VALUE, 1e15),
    maintenanceRate: decimal(row['maintainMargin'], 'maintainMargin', 1e-9, 1),
    maxLeverage: decimal(row['maxLeverage'], 'maxLeverage', 1, 1000),
  }));
  return {
    unit: contract === 'inverse' ? 'base' : 'quote',
    tiers: openEnded(tiers),
    source: 'venue',
  };
}
