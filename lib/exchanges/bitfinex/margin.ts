import type { Instrument } from '../../market/instrument';
import type { MarginTable } from '../../market/margin';
import { assumedMarginTable } from '../margin-tiers';

/**
 * The venue publishes no steps.
 * @throws RangeError for a spot pair.
 */
export function marginTable(_: unknown, instrument: Instrument): Promise<MarginTable> {
  const { contract, symbol } = instrument;
  return contract === 'spot'
    ? Promise.reject(new RangeError(`${symbol} is no derivative`))
    : Promise.resolve(assumedMarginTable(instrument));
}
