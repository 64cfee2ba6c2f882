import type { Instrument } from '../../market/instrument';
import type { MarginTable, MarginTier } from '../../market/margin';
import type { Rest } from '../exchange';
import { decimal, fields } from '../fields';
import { API } from './feed';
import { WEIGHT } from './history';
import { resultOf } from './rest-bodies';

/** Since this day 1 % of a Bitcoin position is to be kept, and 2 % to open it, each 0.005 % more for every coin of its size. */
const AS_OF = '2022-01-11';
const MAINTENANCE = 0.01;
const INITIAL = 0.02;
const PER_COIN = 0.000_05;
/** Where the steps end that stand in for the straight line, in coins. */
const STEPS = [25, 50, 100, 200, 400, 800, 1600, Infinity];

/** Each step is taken at its middle, the endless one at its beginning. */
function bitcoinTier(upTo: number, index: number): MarginTier {
  const from = STEPS[index - 1] ?? 0;
  const extra = PER_COIN * (upTo === Infinity ? from : (from + upTo) / 2);
  return { upTo, maintenanceRate: MAINTENANCE + extra, maxLeverage: 1 / (INITIAL + extra) };
}

const BITCOIN: MarginTable = { unit: 'base', tiers: STEPS.map(bitcoinTier), source: { asOf: AS_OF } };

/**
 * The venue has no table. Of Bitcoin its rule is known; of any other coin only the highest leverage, of which maintenance
 * is taken to be half the initial margin, as it is for Bitcoin.
 */
export async function marginTable(rest: Rest, { base, symbol }: Instrument): Promise<MarginTable> {
  if (base === 'BTC') return BITCOIN;
  const query = new URLSearchParams({ instrument_name: symbol });
  const body = await rest({ url: `${API}/get_instrument?${query}`, weight: WEIGHT });
  const maxLeverage = decimal(fields(resultOf(body), 'instrument')['max_leverage'], 'max_leverage', 1, 1000);
  const tier = { upTo: Infinity, maintenanceRate: 1 / (2 * maxLeverage), maxLeverage };
  return { unit: 'base', tiers: [tier], source: 'venue' };
}
