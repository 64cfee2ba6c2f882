import type { Instrument } from '../../market/instrument';
import type { MarginTable, MarginTier } from '../../market/margin';
import type { Rest } from '../exchange';
import { decimal, fields, size } from '../fields';
import { openEnded } from '../margin-tiers';
import { API } from './feed';
import { rowsOf } from './rows';
import type { BitgetMarket } from './market';
import { dataOf } from './rest-bodies';

/** The venue's tiers, by the position's value. @throws MalformedError when it gives none. */
export const marginTable =
  ({ category }: BitgetMarket) =>
  async (rest: Rest, { symbol }: Instrument): Promise<MarginTable> => {
    const query = new URLSearchParams({ category, symbol });
    const rows = rowsOf(dataOf(await rest({ url: `${API}/position-tier?${query}`, weight: 1 })));
    return { unit: 'quote', tiers: openEnded(rows.map(tier)), source: 'venue' };
  };

function tier(entry: unknown): MarginTier {
  const row = fields(entry, 'tier');
  return {
    upTo: size(row['maxTierValue'], 'maxTierValue'),
    maintenanceRate: decimal(row['mmr'], 'mmr', 0, 1),
    maxLeverage: decimal(row['leverage'], 'leverage', 1, 1000),
  };
}
