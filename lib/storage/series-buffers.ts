import { type HeatSeries, seriesKey } from '../heatmaps/columns/series';
import { SeriesBuffer } from './series-buffer';

/** The buffers of all series that were written to in this session. */
export class SeriesBuffers {
  private readonly byKey = new Map<string, SeriesBuffer>();

  get(series: HeatSeries): SeriesBuffer | undefined {
    return this.byKey.get(seriesKey(series));
  }

  /** The buffer of a series, made when it is the first time. */
  of(series: HeatSeries): SeriesBuffer {
    const key = seriesKey(series);
    const buffer = this.byKey.get(key) ?? new SeriesBuffer(key, series.stepMs);
    this.byKey.set(key, buffer);
    return buffer;
  }

  get dirty(): readonly SeriesBuffer[] {
    return [...this.byKey.values()].filter((buffer) => buffer.isDirty);
  }

  /** Memory held by columns that are not on disk. */
  get pendingBytes(): number {
    let bytes = 0;
    for (const buffer of this.byKey.values()) bytes += buffer.pendingBytes;
    return bytes;
  }

  /** Turns the oldest pending chunks into gaps until the rest holds at most `limit` bytes. */
  shed(limit: number, reason: string): void {
    while (this.pendingBytes > limit) {
      const [oldest] = this.dirty
        .filter((buffer) => buffer.pendingBytes > 0)
        .toSorted((a, b) => (a.firstTime ?? 0) - (b.firstTime ?? 0));
      oldest?.giveUpOldest(reason);
    }
  }
}
