import type { Instrument } from '../../market/instrument';
import type { MarginTable, MarginTier } from '../../market/margin';
import type { Rest } from '../exchange';
import { decimal, fields, type Fields, isAbsent, list } from '../fields';
import { openEnded } from '../margin-tiers';
import { API } from './feed';
import { dataOf } from './rest-bodies';

const MOST_LEVELS = 200;

/**
 * `/detail`: a list of levels where the venue set them one by one, otherwise levels that grow by equal steps. They count
 * contracts, or with `BY_VALUE` the position's value.
 * @throws MalformedError when there are no levels.
 */
export async function marginTable(rest: Rest, instrument: Instrument): Promise<MarginTable> {
  const query = new URLSearchParams({ symbol: instrument.symbol });
  const data = dataOf(await rest({ url: `${API}/detail?${query}`, weight: 1 }));
  const row = fields(Array.isArray(data) ? data[0] : data, 'detail');
  const isByValue = row['riskLimitType'] === 'BY_VALUE';
  const { contract, contractSize } = instrument;
  const levels = custom(row) ?? equalSteps(row);
  const tiers = levels.map((level) => ({ ...level, upTo: level.upTo * (isByValue ? 1 : contractSize) }));
  return {
    unit: isByValue || contract === 'inverse' ? 'quote' : 'base',
    tiers: openEnded(tiers),
    source: 'venue',
  };
}

/** `riskLimitCustom`, undefined where the venue has none. */
function custom(row: Fields): MarginTier[] | undefined {
  if (isAbsent(row['riskLimitCustom'])) return undefined;
  const levels = list(row['riskLimitCustom'], 'riskLimitCustom').map((entry) => {
    const level = fields(entry, 'level');
    return {
      upTo: decimal(level['maxVol'], 'maxVol', 0, 1e15),
      maintenanceRate: fraction(level['mmr'], 'mmr'),
      maxLeverage: leverage(level['maxLeverage'], 'maxLeverage'),
    };
  });
  return levels.length === 0 ? undefined : levels;
}

/** From the first level's volume and rates on, each the same steps above the one before. */
function equalSteps(row: Fields): MarginTier[] {
  const volume = (name: string) => decimal(row[name], name, 0, 1e15);
  const [base, step] = [volume('riskBaseVol'), volume('riskIncrVol')];
  const count = step === 0 ? 1 : decimal(row['riskLevelLimit'], 'riskLevelLimit', 1, MOST_LEVELS);
  const rate = (name: string, increment: string, level: number) =>
    fraction(row[name], name) + level * fraction(row[increment], increment);
  const most = leverage(row['maxLeverage'], 'maxLeverage');
  return Array.from({ length: count }, (_, level) => ({
    upTo: base + level * step,
    maintenanceRate: rate('maintenanceMarginRate', 'riskIncrMmr', level),
    maxLeverage: Math.min(most, leverageOf(rate('initialMarginRate', 'riskIncrImr', level))),
  }));
}

/** Whole leverages, as the venue offers them; no less than none. */
const leverageOf = (initialRate: number) =>
  initialRate > 0 ? Math.max(1, Math.floor(1 / initialRate + 1e-9)) : Infinity;

const fraction = (value: unknown, what: string) => decimal(value, what, 0, 1);

const leverage = (value: unknown, what: string) => decimal(value, what, 1, 1000);
