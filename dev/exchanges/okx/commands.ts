import type { Argument } from './channels';

/** What a client of a stream socket wants. */
export interface Command {
  readonly op: string;
  readonly args: readonly Argument[];
}

/** Reads a client's message; undefined when it makes no sense. */
export function readCommand(message: string): Command | undefined {
  try {
    const { op, args } = JSON.parse(message) as Partial<Record<keyof Command, unknown>>;
    if (typeof op !== 'string' || !Array.isArray(args) || !args.every(isArgument)) return undefined;
    return { op, args };
  } catch {
    return undefined;
  }
}

function isArgument(value: unknown): value is Argument {
  return (
    typeof value === 'object' && value !== null && 'channel' in value && typeof value.channel === 'string'
  );
}

export const acknowledge = (event: string, arg: Argument, connId: string) =>
  JSON.stringify({ event, arg, connId });

export const refuse = (code: string, msg: string, connId: string) =>
  JSON.stringify({ event: 'error', code, msg, connId });
