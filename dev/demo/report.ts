import type { StatusReport } from '../../lib/protocol/messages';
import { type Measurement, wasFound } from './walls';

export interface Findings {
  readonly status: StatusReport;
  readonly measurements: readonly Measurement[];
  /** ms of the extension's script in one frame while panning. */
  readonly frameMs: number;
  readonly alerts: number;
  readonly notifications: number;
  readonly folder: string;
}

/** True when at least one wall was found as a bright row: then the overlay was really painted. */
export const wasPainted = ({ measurements }: Pick<Findings, 'measurements'>) => measurements.some(wasFound);

/** What the run showed, one line per fact. */
export function describe(findings: Findings): readonly string[] {
  const { status, measurements, frameMs, alerts, notifications, folder } = findings;
  const venues = status.venues.filter(({ state }) => state !== 'off');
  const sum = (read: (venue: (typeof venues)[number]) => number) =>
    venues.reduce((total, venue) => total + read(venue), 0).toLocaleString('en-US');
  const { columns, bytes, kind } = status.storage;
  return [
    line('venues', venues.map(({ venue, state }) => `${venue} ${state}`).join(', ')),
    line('messages', `${sum(({ messages }) => messages)}, malformed ${sum(({ malformed }) => malformed)}`),
    line(
      'gaps',
      sum(({ gaps }) => gaps),
    ),
    line(
      'stored',
      `${columns.toLocaleString('en-US')} columns, ${bytes.toLocaleString('en-US')} bytes (${kind})`,
    ),
    ...measurements.map((one) => line('alignment', describeWall(one))),
    line('frame cost', `${frameMs.toFixed(3)} ms of script per frame while panning`),
    line('alerts', `${alerts} logged, ${notifications} desktop notifications seen`),
    line('overlay', wasPainted(findings) ? 'painted' : 'NOT painted'),
    line('pictures', folder),
  ];
}

function describeWall({ price, size, band, error, centre }: Measurement): string {
  const wall = `${size.toFixed(1)} at ${price.toFixed(1)}`;
  if (!band) return `${wall}: no bright row found`;
  const height = (band.bottom - band.top).toFixed(1);
  return `${wall}: ${Math.abs(error).toFixed(2)} CSS px off the bright row (${height} px high, its middle ${centre.toFixed(2)} px away)`;
}

const line = (name: string, text: string) => `${name.padEnd(11)}${text}`;
