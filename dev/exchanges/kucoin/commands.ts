/** What a client says. */
export interface Command {
  readonly id: unknown;
  readonly type: string;
  readonly topic: string;
  readonly wantsAnswer: boolean;
}

/** Reads a client's message; one that makes no sense becomes a command without a type. */
export function readCommand(message: string): Command {
  const { id, type, topic, response } = parse(message);
  return {
    id,
    type: typeof type === 'string' ? type : '',
    topic: typeof topic === 'string' ? topic : '',
    wantsAnswer: response === true,
  };
}

/** The single topics of one that names several symbols: `/market/level2:BTC-USDT,ETH-USDT`. */
export function singleTopics(topic: string): readonly string[] {
  const [path = '', subjects = ''] = topic.split(':');
  return subjects.split(',').map((subject) => `${path}:${subject}`);
}

function parse(message: string): Readonly<Record<'id' | 'type' | 'topic' | 'response', unknown>> {
  const nothing = { id: undefined, type: undefined, topic: undefined, response: undefined };
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? { ...nothing, ...value } : nothing;
  } catch {
    return nothing;
  }
}
