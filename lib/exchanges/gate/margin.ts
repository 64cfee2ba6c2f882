import type { Instrument } from '../../market/instrument';
import type { MarginTable } from '../../market/margin';
import type { Rest } from '../exchange';
import { decimal, rowsIn } from '../fields';
import { openEnded } from '../margin-tiers';
import { API } from './feed';
import { answered } from './rest-bodies';

/**
 * `/futures/usdt/risk_limit_tiers`: `risk_limit` is the largest position value of a tier, in USDT.
 * @throws MalformedError when there are no tiers.
 */
export async function marginTable(rest: Rest, { symbol }: Instrument): Promise<MarginTable> {
  const query = new URLSearchParams({ contract: symbol });
  const body = await rest({ url: `${API}/futures/usdt/risk_limit_tiers?${query}`, weight: 1 });
  const tiers = rowsIn(answered(body), 'tiers').map((row) => ({
    upTo: decimal(row['risk_limit'], 'risk_limit', Number.MIN_VALUE, 1e15),
    maintenanceRate: decimal(row['maintenance_rate'], 'maintenance_rate', 0, 1),
    maxLeverage: decimal(row['leverage_max'], 'leverage_max', 1, 1000),
  }));
  return { unit: 'quote', tiers: openEnded(tiers), source: 'venue' };
}
