/** The parts of a local date. `month` is 0 for January, `weekday` 0 for Sunday. */
export interface ClockParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Zones change their offset on quarters of an hour only. */
const STEP = 900_000;

/** Local clock times of one IANA zone. */
export class ZoneClock {
  private readonly offsets = new Map<number, number>();
  private readonly format: Intl.DateTimeFormat;

  /** @throws RangeError for a zone that does not exist. */
  constructor(readonly zone: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** Epoch milliseconds that a UTC clock would read as the zone's clock reads `time`. */
  localTime(time: number): number {
    const step = Math.floor(time / STEP);
    let offset = this.offsets.get(step);
    if (offset === undefined) {
      offset = this.offsetAt(step * STEP);
      this.offsets.set(step, offset);
    }
    return time + offset;
  }

  partsAt(time: number): ClockParts {
    const date = new Date(this.localTime(time));
    return {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth(),
      day: date.getUTCDate(),
      weekday: date.getUTCDay(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
    };
  }

  private offsetAt(time: number): number {
    const parts = new Map(this.format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const local = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return local - time;
  }
}
