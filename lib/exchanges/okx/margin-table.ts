import type { Instrument } from '../../market/instrument';
import type { MarginTable } from '../../market/margin';
import type { Rest } from '../exchange';
import { decimal, rowsIn, size } from '../fields';
import { openEnded } from '../margin-tiers';
import { API } from './feed';
import { WEIGHTS } from './history';
import { dataOf } from './rest-bodies';
import { familyOf } from './symbols';

/** `position-tiers` for cross margin. They are by contracts: coins of a linear one, US dollars of an inverse one. */
export async function marginTable(
  rest: Rest,
  { symbol, contract, contractSize }: Instrument,
): Promise<MarginTable> {
  const query = new URLSearchParams({ instType: 'SWAP', tdMode: 'cross', instFamily: familyOf(symbol) });
  const body = await rest({ url: `${API}/public/position-tiers?${query}`, weight: WEIGHTS.tiers });
  const tiers = rowsIn(dataOf(body), 'tiers').map((row) => ({
    upTo: size(row['maxSz'], 'maxSz') * contractSize,
    maintenanceRate: decimal(row['mmr'], 'mmr', 0, 1),
    maxLeverage: decimal(row['maxLever'], 'maxLever', 0, 1000),
  }));
  return {
    unit: contract === 'inverse' ? 'quote' : 'base',
    tiers: openEnded(tiers),
    source: 'venue',
  };
}
