import { parseStep } from '../../core/decimal-step';
import type { ContractKind, Instrument } from '../../market/instrument';
import type { VenueId } from '../../market/venues';
import { decimal, fields, type Fields, list, MalformedError, text } from '../fields';
import { readable } from '../listings';

/**
 * The tradable instruments of an `exchangeInfo` body. An entry that cannot be read is left out: one odd listing must not
 * hide all the others.
 * @throws MalformedError when the body is no list of symbols.
 */
export function readInstruments(
  body: unknown,
  venue: VenueId,
  contract: ContractKind,
  fundingHours: ReadonlyMap<string, number> = new Map(),
): Instrument[] {
  return readable(list(fields(body, 'exchangeInfo')['symbols'], 'symbols'), (row) =>
    (row['status'] ?? row['contractStatus']) === 'TRADING'
      ? readInstrument(row, venue, contract, fundingHours)
      : undefined,
  );
}

function readInstrument(
  row: Fields,
  venue: VenueId,
  contract: ContractKind,
  fundingHours: ReadonlyMap<string, number>,
): Instrument {
  const symbol = text(row['symbol'], 'symbol');
  const hours = fundingHours.get(symbol);
  return {
    venue,
    symbol,
    base: text(row['baseAsset'], 'baseAsset'),
    quote: text(row['quoteAsset'], 'quoteAsset'),
    contract,
    perpetual: contract === 'spot' || PERPETUAL.has(row['contractType']),
    contractSize: contract === 'inverse' ? decimal(row['contractSize'], 'contractSize', 1e-9, 1e9) : 1,
    priceStep: parseStep(filter(row, 'PRICE_FILTER', 'tickSize')),
    sizeStep: parseStep(filter(row, 'LOT_SIZE', 'stepSize')),
    ...(hours === undefined ? {} : { fundingHours: hours }),
  };
}

const PERPETUAL: ReadonlySet<unknown> = new Set(['PERPETUAL', 'TRADIFI_PERPETUAL']);

function filter(row: Fields, type: string, field: string): string {
  for (const entry of list(row['filters'], 'filters')) {
    const candidate = fields(entry, 'filter');
    if (candidate['filterType'] === type) return text(candidate[field], field);
  }
  throw new MalformedError(type);
}
