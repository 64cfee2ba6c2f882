import type { Instrument } from '../../market/instrument';
import type { MarginTable } from '../../market/margin';

/** What is kept of the largest coins' positions, and of the others'. */
const MAJOR_RATE = 0.005;
const MINOR_RATE = 0.01;
const MAJORS: ReadonlySet<string> = new Set(['BTC', 'ETH']);

/**
 * The venue publishes no steps. One for all sizes stands in: half a per cent for the majors and one for the others, the
 * usual maintenance of the largest venues, of twice of which as initial margin the leverage follows.
 * @throws RangeError for a spot pair.
 */
export function marginTable(_: unknown, { base, contract, symbol }: Instrument): Promise<MarginTable> {
  if (contract === 'spot') return Promise.reject(new RangeError(`${symbol} is no derivative`));
  const maintenanceRate = MAJORS.has(base) ? MAJOR_RATE : MINOR_RATE;
  return Promise.resolve({
    unit: 'quote',
    tiers: [{ upTo: Infinity, maintenanceRate, maxLeverage: 1 / (2 * maintenanceRate) }],
    source: { asOf: '2026-11-01' },
  });
}
