import type { Instrument } from '../../market/instrument';
import type { MarginTable, MarginTier } from '../../market/margin';
import type { Rest } from '../exchange';
import { decimal, fields, MalformedError, size } from '../fields';
import { API } from './feed';
import { rowsOf } from './kinds';
import type { BitgetMarket } from './market';
import { dataOf } from './rest-bodies';

/** The venue's tiers, by the position's value. @throws MalformedError when it gives none. */
export const marginTable =
  ({ category }: BitgetMarket) =>
  async (rest: Rest, { symbol }: Instrument): Promise<MarginTable> => {
    const query = new URLSearchParams({ category, symbol });
    const rows = rowsOf(dataOf(await rest({ url: `${API}/position-tier?${query}`, weight: 1 })));
    const tiers = rows.map(tier).toSorted((left, right) => left.upTo - right.upTo);
    const last = tiers.at(-1);
    if (!last) throw new MalformedError('position-tier');
    return { unit: 'quote', tiers: [...tiers.slice(0, -1), { ...last, upTo: Infinity }], source: 'venue' };
  };

function tier(entry: unknown): MarginTier {
  const row = fields(entry, 'tier');
  return {
    upTo: size(row['maxTierValue'], 'maxTierValue'),
    maintenanceRate: decimal(row['mmr'], 'mmr', 0, 1),
    maxLeverage: decimal(row['leverage'], 'leverage', 1, 1000),
  };
}
