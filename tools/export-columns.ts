import { openAsBlob } from 'node:fs';
import { decodeChunk } from '../lib/heatmaps/codec/decode-chunk';
import type { EncodedChunk } from '../lib/heatmaps/codec/encoded-chunk';
import type { HeatColumn } from '../lib/heatmaps/columns/column';
import { type HeatSeries, seriesOfKey } from '../lib/heatmaps/columns/series';
import type { HeatLayerId } from '../lib/heatmaps/layers';
import type { VenueId } from '../lib/market/venues';
import { unpackRecord } from '../lib/storage/transfer/chunk-record';
import { unpackRecords } from '../lib/storage/transfer/history-file';

/**
 * The columns of one layer in a file of exported history: of the series that covers most time, a venue's own ones if there
 * are any, otherwise those of all venues together. Empty when there are none. Rejects when the file is damaged.
 */
export async function exportColumns(
  path: string,
  layer: HeatLayerId,
  venue: VenueId,
): Promise<readonly HeatColumn[]> {
  const runs = await runsOf(path, layer);
  const own = runs.filter(({ series }) => series.source === venue);
  const [widest] = (own.length > 0 ? own : runs.filter(({ series }) => series.source === 'all')).toSorted(
    (a, b) => coveredMs(b) - coveredMs(a),
  );
  const columns = await Promise.all((widest?.chunks ?? []).map(decodeChunk));
  return columns.flat().toSorted((a, b) => a.time - b.time);
}

/** The chunks of a series. */
interface Run {
  readonly series: HeatSeries;
  readonly chunks: EncodedChunk[];
}

/** The series of a layer. Means are left out: a wall may be lost in them. */
async function runsOf(path: string, layer: HeatLayerId): Promise<readonly Run[]> {
  const runs = new Map<string, Run>();
  for await (const bytes of unpackRecords(await openAsBlob(path))) {
    const record = unpackRecord(bytes);
    const series = seriesOfKey(record.key);
    if (!('chunk' in record) || series?.layer !== layer || series.pooled === 'mean') continue;
    const run = runs.get(record.key);
    if (run) run.chunks.push(record.chunk);
    else runs.set(record.key, { series, chunks: [record.chunk] });
  }
  return [...runs.values()];
}

const coveredMs = ({ chunks }: Run) =>
  chunks.reduce((sum, { offsets, stepMs }) => sum + offsets.length * stepMs, 0);
