/** What a client of the stream socket wants. */
export interface Command {
  readonly op: string;
  readonly topics: readonly string[];
  readonly requestId: string;
}

/** Reads a client's message; one that makes no sense becomes a command with an empty `op`. */
export function readCommand(message: string): Command {
  const raw = parse(message);
  return {
    op: typeof raw.op === 'string' ? raw.op : '',
    topics: Array.isArray(raw.args) ? raw.args.map(String) : [],
    requestId: typeof raw.req_id === 'string' ? raw.req_id : '',
  };
}

export const acknowledge = (
  { op, requestId }: Command,
  connectionId: string,
  result: { readonly success: boolean; readonly message: string },
) =>
  JSON.stringify({
    success: result.success,
    ret_msg: result.message,
    conn_id: connectionId,
    req_id: requestId,
    op,
  });

function parse(message: string): {
  readonly op?: unknown;
  readonly args?: unknown;
  readonly req_id?: unknown;
} {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
