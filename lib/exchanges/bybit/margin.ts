import type { Instrument } from '../../market/instrument';
import type { MarginTable, MarginTier } from '../../market/margin';
import type { Rest } from '../exchange';
import { decimal, fields, type Fields, positiveSize } from '../fields';
import { openEnded } from '../margin-tiers';
import { API } from './feed';
import type { BybitMarket } from './markets';
import { resultOf, rowsOf } from './rest-bodies';

/**
 * `/risk-limit`: the limits of linear contracts are in quote units, those of inverse ones in coins.
 * @throws MalformedError when the answer holds no tier.
 */
export const marginTableOf =
  ({ category }: BybitMarket) =>
  async (rest: Rest, { symbol }: Instrument): Promise<MarginTable> => {
    const query = new URLSearchParams({ category, symbol });
    const rows = rowsOf(resultOf(await rest({ url: `${API}/risk-limit?${query}`, weight: 1 })));
    const tiers = openEnded(rows.map((row) => tier(fields(row, 'tier'))));
    const unit = category === 'inverse' ? 'base' : 'quote';
    return { unit, tiers, source: 'venue' };
  };

/** The documents write rates as fractions (0.005) and as per cent (0.5): leverage times initial margin tells which. */
function tier(row: Fields): MarginTier {
  const maxLeverage = decimal(row['maxLeverage'], 'maxLeverage', 1, 1000);
  const initial = decimal(row['initialMargin'], 'initialMargin', 0, 100);
  const isPercent = initial * maxLeverage > 10;
  const maintenance = decimal(row['maintenanceMargin'], 'maintenanceMargin', 0, isPercent ? 100 : 1);
  return {
    upTo: positiveSize(row['riskLimitValue'], 'riskLimitValue'),
    maintenanceRate: isPercent ? maintenance / 100 : maintenance,
    maxLeverage,
  };
}
