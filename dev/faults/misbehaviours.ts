import type { LocalVenue } from '../exchanges/local-venue';
import { control } from '../exchanges/control';

/** One way in which an exchange misbehaves, again and again. */
export interface Misbehaviour {
  readonly name: string;
  /** What it is told, and for how long until it behaves again, ms. */
  readonly command: Readonly<Record<string, unknown>>;
  readonly lastsMs: number;
  /** Whether the books it follows must have been lost by it. */
  readonly breaks: boolean;
  /** Only for exchanges whose frames carry a checksum, or whose books begin with a snapshot over REST. */
  readonly needs?: 'checksum' | 'rest seed';
}

const http = (status: number, more: Readonly<Record<string, unknown>> = {}) => ({
  do: 'http',
  status,
  sockets: true,
  ...more,
});

export const MISBEHAVIOURS: readonly Misbehaviour[] = [
  { name: 'drop', command: { do: 'drop' }, lastsMs: 0, breaks: true },
  { name: 'half-open', command: { do: 'stall' }, lastsMs: 90_000, breaks: true },
  { name: 'slow network', command: { do: 'hold', ms: 4_000 }, lastsMs: 5_000, breaks: false },
  { name: 'gap', command: { do: 'gap' }, lastsMs: 0, breaks: false },
  { name: 'duplicate', command: { do: 'duplicate', times: 3 }, lastsMs: 0, breaks: false },
  { name: 'reorder', command: { do: 'late' }, lastsMs: 0, breaks: false },
  { name: 'truncate', command: { do: 'truncate' }, lastsMs: 0, breaks: false },
  { name: 'garbage', command: { do: 'garbage', times: 3 }, lastsMs: 0, breaks: false },
  { name: 'wrong types', command: { do: 'wrong-types' }, lastsMs: 0, breaks: false },
  { name: 'bad numbers', command: { do: 'bad-numbers' }, lastsMs: 0, breaks: false },
  {
    name: 'wrong checksum',
    command: { do: 'wrong-checksum' },
    lastsMs: 0,
    breaks: true,
    needs: 'checksum',
  },
  { name: 'restart, lower', command: { do: 'restart' }, lastsMs: 0, breaks: false },
  {
    name: 'old snapshot',
    command: { do: 'old-snapshot', times: 1 },
    lastsMs: 0,
    breaks: false,
    needs: 'rest seed',
  },
  { name: '429', command: http(429, { retryAfter: 5 }), lastsMs: 20_000, breaks: false },
  { name: '418', command: http(418, { retryAfter: 20 }), lastsMs: 30_000, breaks: false },
  { name: '403', command: http(403), lastsMs: 20_000, breaks: false },
  { name: '451', command: http(451), lastsMs: 20_000, breaks: false },
];

/** After what needs requests or sockets to show, the connections are dropped as well. */
const NEEDS_DROP = new Set(['old snapshot', '429', '418', '403', '451']);

export function misbehave(venue: LocalVenue, { name, command }: Misbehaviour): void {
  control(venue, command);
  if (NEEDS_DROP.has(name)) control(venue, { do: 'drop' });
}

export const behave = (venue: LocalVenue): void => void control(venue, { do: 'clear' });
