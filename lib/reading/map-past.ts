import { DAY_MS, HOUR_MS } from '../core/durations';
import { type MapHour, type MapMoment, momentOf, withMoves } from '../analysis/clusters/map-hour';
import { columnReading } from '../analysis/density/readings';
import { ChunkError } from '../heatmaps/codec/chunk-error';
import { decodeChunk } from '../heatmaps/codec/decode-chunk';
import type { EncodedChunk } from '../heatmaps/codec/encoded-chunk';
import type { HeatColumn } from '../heatmaps/columns/column';

/** What is usual is what was in so long, and a day earlier for how the price had moved. */
export const USUAL_MS = 30 * DAY_MS;
export const PAST_MS = USUAL_MS + DAY_MS;

/**
 * What the liquidation map was like at every whole hour of its stored columns, oldest first. A chunk that is damaged is
 * left out, and with it what its hours would say.
 * @param chunks in order of time.
 * @param rest lets others have their turn; called after every half day, which takes some ten milliseconds.
 */
export async function hoursOf(
  chunks: readonly EncodedChunk[],
  rest: () => Promise<void>,
): Promise<readonly MapHour[]> {
  const moments: MapMoment[] = [];
  for (const chunk of chunks) {
    for (const column of await columnsOf(chunk))
      if (endOf(column) % HOUR_MS === 0) moments.push(momentOf(storedMap(column)));
    await rest();
  }
  return withMoves(moments);
}

/** A map as it was at the end of its column. What its sizes rest on was not kept: only ratios can be relied on. */
export const storedMap = (column: HeatColumn) => ({
  ...columnReading(column, 'relative'),
  time: endOf(column),
});

export const endOf = ({ time, stepMs }: Pick<HeatColumn, 'time' | 'stepMs'>) => time + stepMs;

/** The columns of a chunk; none when it is damaged. */
export async function columnsOf(chunk: EncodedChunk): Promise<readonly HeatColumn[]> {
  try {
    return await decodeChunk(chunk);
  } catch (error) {
    if (error instanceof ChunkError) return [];
    throw error;
  }
}
