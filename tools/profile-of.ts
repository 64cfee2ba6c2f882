import { ensureDefined } from '../lib/core/assert';
import { barEnd } from '../lib/flow/flow-run';
import type { VolumeProfile } from '../lib/heatmaps/volume-profile/profile';
import { profileRowSize } from '../lib/heatmaps/volume-profile/row-size';
import { RunningProfile } from '../lib/heatmaps/volume-profile/running-profile';
import type { InstrumentBars } from './read-bars';

/** The volume profile of all of an instrument's bars, in sessions of UTC days. @throws when there are none. */
export function profileOf({ instrument, bars }: InstrumentBars): VolumeProfile {
  const { venue, priceStep } = instrument;
  const first = ensureDefined(bars[0], 'a bar');
  const last = ensureDefined(bars.at(-1), 'a bar');
  const source = { venue, basis: 0, bars, candles: new Float64Array(), candleMs: first.intervalMs };
  return new RunningProfile([source], {
    from: first.time,
    to: barEnd(last),
    rowSize: profileRowSize(last.close, priceStep),
    session: { kind: 'day', offsetHours: 0 },
    reference: venue,
    valueArea: 'expansion',
  }).profile();
}
