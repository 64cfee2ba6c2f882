import { exchangeNamed } from '../named-exchanges';
import type { NameReader } from './instrument-name';
import type { Reading } from './reading';

/**
 * The element in which TradingView's charts, and the charting library inside other pages, name what they show. Seen in
 * public scripts; each of the two attributes belongs to some versions.
 */
export const CHARTING_LIBRARY_LEGEND =
  '[data-qa-id="legend-source-title"], [data-name="legend-source-title"]';

const LONGEST_LEGEND = 200;

/**
 * Reads `BTCUSDT.P · 1h · BINANCE`, `BTCUSDT Perpetual Contract · 15 · Bybit` or `BTC/USDT, 15`. A description
 * (`Bitcoin / TetherUS · 1h · Binance`) names no pair we could be sure of, but its exchange still counts.
 */
export function readLegend(legend: string, read: NameReader): Reading | undefined {
  const [title = '', ...rest] = legend
    .slice(0, LONGEST_LEGEND)
    .split(/[·•,]/)
    .map((part) => part.trim());
  const exchange = rest.map(exchangeNamed).find((name) => name !== undefined);
  const named = readTitle(title, read);
  return named || exchange ? { ...(exchange && { exchange }), ...named } : undefined;
}

function readTitle(title: string, read: NameReader): Reading | undefined {
  const [name = '', ...words] = title.replace(/\s*\/\s*/, '/').split(/\s+/);
  // Small letters make a description: `Bitcoin / USDT` is not the asset BITCOIN.
  if (/[a-z]{2}/.test(name)) return undefined;
  const reading = read(name);
  const kind = words.join(' ');
  if (!reading || kind === '') return reading;
  if (/^spot$/i.test(kind)) return { contract: 'spot', ...reading };
  // Whatever else stands behind the name may be a quarter or an expiry: another market.
  if (!/^perp(etual)?( (contract|swap|futures?))*$/i.test(kind)) return undefined;
  return reading.contract === 'linear' || reading.contract === 'inverse'
    ? reading
    : { ...reading, contract: 'perpetual' };
}
