import { expect, it } from 'vitest';
import { VENUE_IDS, type VenueId } from '../market/venues';
import type { Archive } from './archive';
import { ARCHIVES } from './archives';
import { EXCHANGES } from './registry';
import { SAMPLE_FRAMES } from './sample-frames';
import { traceMapper } from './trace-mapper';

/** A frame by itself, as the archive reads it and as the venue's own mapper does, its symbols being listed to both. */
function readings(id: VenueId, frame: unknown) {
  const exchange = EXCHANGES[id];
  const { defaultInstrument } = exchange.defaults;
  const symbols = new Set(
    traceMapper(exchange)
      .map(frame)
      .map(({ symbol }) => symbol),
  );
  const listed = [...symbols].map((symbol) => ({
    ...defaultInstrument,
    symbol,
    contractSize: ARCHIVES[id].contractSize(symbol),
  }));
  const own: Archive = { ...ARCHIVES[id], createMapper: (context) => exchange.createMapper(context) };
  return {
    archived: traceMapper(exchange, listed).map(frame),
    own: traceMapper(exchange, listed, own).map(frame),
  };
}

it.each(VENUE_IDS)('reads of the sockets of %s what the venue’s own mapper reads', (id) => {
  const read = SAMPLE_FRAMES[id].map((frame) => readings(id, frame));
  const known = read.filter(({ own }) => own.length > 0);
  expect(known.length).toBeGreaterThan(0);
  expect(known.map(({ own }) => own)).toEqual(known.map(({ archived }) => archived));
});
