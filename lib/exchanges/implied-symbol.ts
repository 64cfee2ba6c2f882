import type { MapperContext } from './exchange';
import type { VenueDefaults } from './venue-defaults';

/** The symbol of a message that names none: that of the only instrument there is, otherwise the documented one. */
export function impliedSymbol(
  { instruments }: Pick<MapperContext, 'instruments'>,
  { defaultInstrument }: Pick<VenueDefaults, 'defaultInstrument'>,
): string {
  const [only] = instruments.keys();
  return instruments.size === 1 && only !== undefined ? only : defaultInstrument.symbol;
}
