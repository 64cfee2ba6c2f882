import { parseStep } from '../../core/decimal-step';
import type { Instrument } from '../../market/instrument';
import type { MarginTable } from '../../market/margin';
import type { Rest } from '../exchange';
import { decimal, type Fields, isAbsent, MalformedError, text } from '../fields';
import { baseName, FUTURES } from './markets';
import { dataOf, listedContract, listedFundingHours, rowsOf } from './rest-bodies';

const CONTRACTS_WEIGHT = 3;
const SYMBOLS_WEIGHT = 4;
const RISK_LIMIT_WEIGHT = 5;

export async function futuresInstruments(rest: Rest): Promise<readonly Instrument[]> {
  const body = await rest({ url: `${FUTURES.api}/contracts/active`, weight: CONTRACTS_WEIGHT });
  return rowsOf(dataOf(body)).flatMap((row) => listed(row['status'] === 'Open', () => future(row)));
}

export async function spotInstruments(rest: Rest): Promise<readonly Instrument[]> {
  const body = await rest({ url: 'https://api.kucoin.com/api/v2/symbols', weight: SYMBOLS_WEIGHT });
  return rowsOf(dataOf(body)).flatMap((row) => listed(row['enableTrading'] === true, () => pair(row)));
}

/** An entry that cannot be read is left out: one odd listing must not hide all the others. */
function listed(trades: boolean, read: () => Instrument): readonly Instrument[] {
  try {
    return trades ? [read()] : [];
  } catch {
    return [];
  }
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
  const rows = rowsOf(dataOf(await rest({ url, weight: RISK_LIMIT_WEIGHT })));
  if (rows.length === 0) throw new MalformedError('risk limit');
  const tiers = rows
    .map((row) => ({
      upTo: decimal(row['maxRiskLimit'], 'maxRiskLimit', Number.MIN_VALUE, 1e15),
      maintenanceRate: decimal(row['maintainMargin'], 'maintainMargin', 1e-9, 1),
      maxLeverage: decimal(row['maxLeverage'], 'maxLeverage', 1, 1000),
    }))
    .toSorted((left, right) => left.upTo - right.upTo);
  return {
    unit: contract === 'inverse' ? 'base' : 'quote',
    tiers: tiers.map((tier, index) => (index === tiers.length - 1 ? { ...tier, upTo: Infinity } : tier)),
    source: 'venue',
  };
}
