export type Command =
  | { readonly do: 'subscribe' | 'unsubscribe'; readonly channel: string }
  | { readonly do: 'beat' }
  | { readonly do: 'refuse'; readonly message: string };

/** Reads a client's message; `knows` says which channels there are. */
export function readCommand(message: string, knows: (channel: string) => boolean): Command {
  const { event, data } = parse(message);
  if (event === 'bts:heartbeat') return { do: 'beat' };
  if (event !== 'bts:subscribe' && event !== 'bts:unsubscribe')
    return { do: 'refuse', message: 'Incorrect JSON format.' };
  const channel = typeof data === 'object' && data !== null && 'channel' in data ? data.channel : undefined;
  if (typeof channel !== 'string' || !knows(channel))
    return { do: 'refuse', message: 'Bad subscription string.' };
  return { do: event === 'bts:subscribe' ? 'subscribe' : 'unsubscribe', channel };
}

/** What the venue says about the connection itself. */
export const system = (event: string, channel: string, data: unknown) =>
  JSON.stringify({ event, channel, data });

function parse(message: string): { readonly event?: unknown; readonly data?: unknown } {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
