import { parseStep } from '../../core/decimal-step';
import type { Instrument } from '../../market/instrument';
import type { MarginTable, MarginTier } from '../../market/margin';
import type { Rest } from '../exchange';
import { decimal, fields, type Fields, isAbsent, list, MalformedError, text } from '../fields';
import { readable } from '../listings';
import { plain } from '../message-shape';
import { usualName } from './assets';
import { assetsOf, FUNDING_HOURS, VENUE } from './futures-symbols';

const URL = 'https://futures.kraken.com/derivatives/api/v3/instruments';

/** Everything that can be traded: linear (`flexible_futures`) and inverse contracts, dated ones too. */
export async function futuresInstruments(rest: Rest): Promise<readonly Instrument[]> {
  return readable(await listings(rest), (row) =>
    row['tradeable'] === true && KINDS.has(row['type']) ? readInstrument(row) : undefined,
  );
}

const KINDS: ReadonlySet<unknown> = new Set(['flexible_futures', 'futures_inverse']);

async function listings(rest: Rest): Promise<readonly Fields[]> {
  const body = fields(await rest({ url: URL, weight: 1 }), 'instruments');
  if (body['result'] !== 'success') throw new MalformedError('result');
  return list(body['instruments'], 'instruments').map((row) => fields(row, 'instrument'));
}

function readInstrument(row: Fields): Instrument {
  const symbol = text(row['symbol'], 'symbol').toUpperCase();
  const inverse = row['type'] === 'futures_inverse';
  const perpetual = isAbsent(row['lastTradingTime']);
  const assets = assetsOf(symbol);
  return {
    venue: VENUE,
    symbol,
    base: usualName(text(row['base'] ?? assets?.base, 'base')),
    quote: usualName(text(row['quote'] ?? assets?.quote, 'quote')),
    contract: inverse ? 'inverse' : 'linear',
    perpetual,
    contractSize: decimal(row['contractSize'], 'contractSize', 1e-9, 1e9),
    priceStep: parseStep(decimal(row['tickSize'], 'tickSize', 1e-12, 1e9)),
    sizeStep: parseStep(10 ** -precision(row['contractValueTradePrecision'], inverse)),
    ...(perpetual ? { fundingHours: FUNDING_HOURS } : {}),
  };
}

/** Decimals of a size; below zero for coins that are worth little. Inverse contracts are whole dollars. */
function precision(value: unknown, inverse: boolean): number {
  return isAbsent(value) && inverse ? 0 : decimal(value, 'contractValueTradePrecision', -6, 12);
}

/**
 * `marginLevels` of the listing: where each step begins, in dollars of position (`contracts` of an inverse contract are
 * dollars, `numNonContractUnits` of the others too).
 * @throws MalformedError when the venue has no such contract.
 */
export async function marginTable(rest: Rest, { symbol }: Instrument): Promise<MarginTable> {
  const row = (await listings(rest)).find((one) => plain(one['symbol']).toUpperCase() === symbol);
  const steps = list(row?.['marginLevels'], 'marginLevels').map(readStep);
  if (steps.length === 0) throw new MalformedError('marginLevels');
  const tiers = steps.map(({ tier }, index) => ({ ...tier, upTo: steps[index + 1]?.from ?? Infinity }));
  // Some listings repeat where a step begins: the later one counts.
  return {
    unit: 'quote',
    tiers: tiers.filter(({ upTo }, index) => upTo > (steps[index]?.from ?? 0)),
    source: 'venue',
  };
}

function readStep(entry: unknown): { readonly from: number; readonly tier: Omit<MarginTier, 'upTo'> } {
  const row = fields(entry, 'level');
  const initial = decimal(row['initialMargin'], 'initialMargin', 1e-6, 1);
  return {
    from: decimal(row['contracts'] ?? row['numNonContractUnits'], 'contracts', 0, 1e15),
    tier: {
      maintenanceRate: decimal(row['maintenanceMargin'], 'maintenanceMargin', 1e-6, 1),
      maxLeverage: 1 / initial,
    },
  };
}
