/** What a client wants: pairs of channel and product. */
export interface Command {
  readonly type: 'subscribe' | 'unsubscribe';
  readonly wanted: readonly (readonly [channel: string, product: string])[];
}

/** Why a message is refused, in the venue's words. */
export interface Refusal {
  readonly message: string;
  readonly reason?: string;
}

/** Channels that need no key. */
export const CHANNELS: readonly string[] = ['level2_batch', 'matches', 'heartbeat'];

/** Reads a client's message. Channels are named alone, for all products of the message, or with products of their own. */
export function readCommand(message: string, knows: (product: string) => boolean): Command | Refusal {
  const raw = parse(message);
  if (raw === undefined) return { message: 'Malformed JSON' };
  const { type } = raw;
  if (type !== 'subscribe' && type !== 'unsubscribe')
    return { message: 'Type has to be either subscribe or unsubscribe' };
  const wanted = texts(raw.channels, raw.product_ids);
  const [strange] = wanted.filter(([channel]) => !CHANNELS.includes(channel));
  if (strange) return failure(type, `${strange[0]} is not a valid channel or requires authentication`);
  const [foreign] = wanted.filter(([, product]) => !knows(product));
  if (foreign) return failure(type, `${foreign[1]} is not a valid product`);
  return wanted.length === 0 ? failure(type, 'No channels provided') : { type, wanted };
}

const failure = (type: string, reason: string): Refusal => ({ message: `Failed to ${type}`, reason });

function texts(channels: unknown, products: unknown): (readonly [string, string])[] {
  return listOf(channels).flatMap((channel) => {
    const own = typeof channel === 'object' && channel !== null ? (channel as Fields) : { name: channel };
    return listOf(own['product_ids'] ?? products).map(
      (product) => [String(own['name']), String(product)] as const,
    );
  });
}

type Fields = Readonly<Record<string, unknown>>;

const listOf = (value: unknown) => (Array.isArray(value) ? (value as readonly unknown[]) : []);

function parse(message: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}
