type Message = Readonly<Record<string, unknown>>;

/** What a client said; empty when it is no object. */
export function parseMessage(text: string): Message {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return {};
  }
}

/** The value where it is an object, otherwise an empty one. */
export const objectOf = (value: unknown): Message =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Message) : {};

export const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
