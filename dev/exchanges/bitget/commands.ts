/** A topic as it is subscribed to. */
export interface TopicArg {
  readonly instType: string;
  readonly topic: string;
  readonly symbol?: string;
  readonly interval?: string;
}

export interface Command {
  readonly op: string;
  readonly args: readonly TopicArg[];
}

/** Reads a client's message; undefined when it makes no sense. */
export function readCommand(message: string): Command | undefined {
  const raw = parse(message);
  if (typeof raw?.op !== 'string' || !Array.isArray(raw.args)) return undefined;
  const args = raw.args as readonly unknown[];
  return args.every(isTopic) ? { op: raw.op, args } : undefined;
}

const isTopic = (value: unknown): value is TopicArg =>
  typeof value === 'object' && value !== null && 'instType' in value && 'topic' in value;

/** How a topic is called among a client's streams. */
export const streamOf = ({ instType, topic, symbol, interval }: TopicArg): string =>
  [instType, topic, symbol, interval].filter((part) => part !== undefined).join(':');

export const acknowledgement = (event: string, arg: TopicArg) =>
  JSON.stringify({ event, arg, connId: 'local' });

export const failure = (code: number, msg: string, arg?: TopicArg) =>
  JSON.stringify({ event: 'error', ...(arg && { arg }), code, msg });

function parse(message: string): { readonly op?: unknown; readonly args?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
