import type { Instrument } from '../../market/instrument';
import type { MarginTable } from '../../market/margin';
import type { Rest } from '../exchange';
import { decimal, size } from '../fields';
import { API } from './feed';
import { WEIGHTS } from './history';
import { dataOf, rowsOf } from './rest-bodies';
import { familyOf } from './symbols';

/** `position-tiers` for cross margin. They are by contracts: coins of a linear one, US dollars of an inverse one. */
export async function marginTable(
  rest: Rest,
  { symbol, contract, contractSize }: Instrument,
): Promise<MarginTable> {
  const query = new URLSearchParams({ instType: 'SWAP', tdMode: 'cross', instFamily: familyOf(symbol) });
  const body = await rest({ url: `${API}/public/position-tiers?${query}`, weight: WEIGHTS.tiers });
  const tiers = rowsOf(dataOf(body))
    .map((row) => ({
      upTo: size(row['maxSz'], 'maxSz') * contractSize,
      maintenanceRate: decimal(row['mmr'], 'mmr', 0, 1),
      maxLeverage: decimal(row['maxLever'], 'maxLever', 0, 1000),
    }))
    .toSorted((smaller, larger) => smaller.upTo - larger.upTo);
  return {
    unit: contract === 'inverse' ? 'quote' : 'base',
    tiers: tiers.map((tier, index) => (index < tiers.length - 1 ? tier : { ...tier, upTo: Infinity })),
    source: 'venue',
  };
}
