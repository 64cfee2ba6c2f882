/**
 * The name of a topic without symbol and interval: `publicTrade`, `kline`. Books keep their depth, for the shallow ones
 * are another product.
 */
export function topicName(topic: string): string {
  const [name = '', variant = ''] = topic.split('.');
  return name === 'orderbook' ? `${name}.${variant}` : name;
}

/** The symbol a topic ends with. */
export const topicSymbol = (topic: string) => topic.slice(topic.lastIndexOf('.') + 1);
