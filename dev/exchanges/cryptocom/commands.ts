/** What a client of the market socket wants. */
export interface Request {
  readonly id: number;
  readonly method: string;
  readonly channels: readonly string[];
}

/** Reads a client's message; undefined when it makes no sense. */
export function readRequest(message: string): Request | undefined {
  const raw = parse(message);
  if (typeof raw?.method !== 'string' || typeof raw.id !== 'number') return undefined;
  const { params } = raw;
  const channels =
    typeof params === 'object' && params !== null && 'channels' in params ? params.channels : [];
  return {
    id: raw.id,
    method: raw.method,
    channels: Array.isArray(channels) ? channels.map(String) : [],
  };
}

function parse(
  message: string,
): { readonly id?: unknown; readonly method?: unknown; readonly params?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
