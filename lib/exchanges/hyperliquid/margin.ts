import type { Instrument } from '../../market/instrument';
import type { MarginTable, MarginTier } from '../../market/margin';
import type { Rest } from '../exchange';
import { decimal, fields, type Fields, list, MalformedError, rowsIn } from '../fields';
import { question } from './feed';

const MAX_LEVERAGE = 1000;
const MAX_NOTIONAL = 1e15;

/** Maintenance is half of the initial margin at the highest leverage of a position's tier. */
export async function marginTable(rest: Rest, { symbol }: Instrument): Promise<MarginTable> {
  const meta = fields(await rest(question({ type: 'meta' })), 'meta');
  const listing = rowsIn(meta['universe'], 'universe').find(({ name }) => name === symbol);
  if (!listing) throw new MalformedError(symbol);
  return { unit: 'quote', tiers: tiersOf(meta, listing), source: 'venue' };
}

/** The listing's own table; one tier of its highest leverage where it names none that is there. */
function tiersOf(meta: Fields, listing: Fields): readonly MarginTier[] {
  const tables = new Map(
    list(meta['marginTables'] ?? [], 'marginTables').map(
      (entry) => list(entry, 'marginTable') as [unknown, unknown],
    ),
  );
  const table = tables.get(listing['marginTableId']);
  const steps = table === undefined ? [] : rowsIn(fields(table, 'table')['marginTiers'], 'marginTiers');
  if (steps.length === 0) return [tier(listing['maxLeverage'], Infinity)];
  return steps.map(({ maxLeverage }, index) => {
    const next = steps[index + 1];
    return tier(maxLeverage, next ? decimal(next['lowerBound'], 'lowerBound', 0, MAX_NOTIONAL) : Infinity);
  });
}

function tier(leverage: unknown, upTo: number): MarginTier {
  const maxLeverage = decimal(leverage, 'maxLeverage', 1, MAX_LEVERAGE);
  return { upTo, maintenanceRate: 1 / (2 * maxLeverage), maxLeverage };
}
