import { unreachable } from '../../lib/core/assert';

/** What can go wrong with the next order-book frame of a venue. */
export const DEPTH_FAULTS = [
  'gap',
  'duplicate',
  'late',
  'truncate',
  'garbage',
  'wrong-types',
  'bad-numbers',
  'wrong-checksum',
] as const;
export type DepthFault = (typeof DEPTH_FAULTS)[number];

/** REST requests (and WebSocket handshakes, with `sockets`) that are refused. */
export interface HttpFault {
  readonly status: number;
  /** Seconds. */
  readonly retryAfter?: number;
  /** How many requests are refused; all of them when absent. */
  readonly times?: number;
  /** Only requests whose path contains this. */
  readonly path?: string;
  readonly sockets?: boolean;
}

/** How one venue misbehaves now. */
export class Faults {
  /** Accept everything, say nothing. */
  stalled = false;
  private readonly depth: DepthFault[] = [];
  private http: (HttpFault & { left: number }) | undefined;

  addDepth(fault: DepthFault, times: number): void {
    for (let count = 0; count < times; count += 1) this.depth.push(fault);
  }

  /** The fault that the next order-book frame suffers. */
  takeDepth(): DepthFault | undefined {
    return this.depth.shift();
  }

  setHttp(fault: HttpFault): void {
    this.http = { ...fault, left: fault.times ?? Number.POSITIVE_INFINITY };
  }

  /** The refusal that a request meets, if any; counts it. */
  takeHttp(path: string, isSocket: boolean): HttpFault | undefined {
    const { http } = this;
    if (!http || http.left <= 0 || (isSocket && !http.sockets)) return undefined;
    if (http.path !== undefined && !path.includes(http.path)) return undefined;
    http.left -= 1;
    return http;
  }

  clear(): void {
    this.stalled = false;
    this.depth.length = 0;
    this.http = undefined;
  }
}

const BAD_NUMBERS = [
  ['-5.10', '1.000'],
  ['99999999999999999999.90', '1e400'],
  ['NaN', 'Infinity'],
];

/** What arrives instead of `frame`; for a late frame nothing, the caller keeps it for after the next one. */
export function spoil(fault: DepthFault | undefined, frame: string): readonly string[] {
  if (fault === undefined) return [frame];
  switch (fault) {
    case 'gap':
    case 'late':
      return [];
    case 'duplicate':
      return [frame, frame];
    case 'truncate':
      return [frame.slice(0, Math.floor(frame.length / 2))];
    case 'garbage':
      return ['\u0000\u0007{"data":[[[', frame];
    case 'wrong-types':
      return [withLevels(frame, [[-1, {}], 'x', [null, true], []])];
    case 'bad-numbers':
      return [withLevels(frame, BAD_NUMBERS)];
    case 'wrong-checksum':
      return [withChecksum(frame)];
    default:
      return unreachable(fault);
  }
}

/** The frame with another checksum, where it has one: `"checksum":123`, or `"cs",123` in a list. */
const withChecksum = (frame: string) =>
  frame.replace(
    /("checksum":"?|"cs",)(-?\d+)/,
    (_, name: string, sum: string) => `${name}${Number(sum) ^ 1}`,
  );

/** The frame with other levels in place of the first ones it holds, or another price where it holds a single level. */
function withLevels(frame: string, levels: readonly unknown[]): string {
  let replaced = false;
  return JSON.stringify(JSON.parse(frame), (key, value: unknown) => {
    if (replaced || !(isLevels(value) || PRICE_KEYS.has(key))) return value;
    replaced = true;
    return isLevels(value) ? levels : levels[0];
  });
}

const PRICE_KEYS = new Set(['price', 'px', 'change']);

/** Lists of levels are lists of lists, or of objects with a price. */
function isLevels(value: unknown): boolean {
  const [first] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  if (Array.isArray(first)) return true;
  return (
    typeof first === 'object' &&
    first !== null &&
    ['price', 'px', 'p', 'price_level'].some((key) => key in first)
  );
}
