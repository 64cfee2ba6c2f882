import type { Instrument } from '../../market/instrument';
import type { MarginTable } from '../../market/margin';
import type { Rest } from '../exchange';
import { decimal, fields, list } from '../fields';
import { resultOf } from './answers';
import { API } from './feed';

/** A position is liquidated when half of its initial margin is left. */
const MAINTENANCE_SHARE = 0.5;

/**
 * One step: what the venue tells is the highest leverage of a base. Larger positions need more margin by its
 * `unit_margin_rate`, whose formula it words differently in different places, so it is left out: the table is right for
 * small positions, and has large ones liquidated later than they are.
 */
export async function marginTable(rest: Rest, { base, perpetual }: Instrument): Promise<MarginTable> {
  const result = resultOf(await rest({ url: `${API}/get-risk-parameters`, weight: 1 }));
  const name = `max_product_leverage_for_${perpetual ? 'perps' : 'futures'}`;
  const configs = list(result['base_currency_config'], 'base_currency_config').map((row) =>
    fields(row, 'row'),
  );
  const own = configs.find(({ instrument_name: of }) => of === base)?.[name];
  const maxLeverage = decimal(own ?? result[`default_${name}`], name, 1, 1000);
  const maintenanceRate = MAINTENANCE_SHARE / maxLeverage;
  return { unit: 'quote', tiers: [{ upTo: Infinity, maintenanceRate, maxLeverage }], source: 'venue' };
}
