/** A channel's name without its symbol, and the symbol. */
export interface Channel {
  readonly name: string;
  readonly symbol: string;
}

const CHANNEL = /^((?:diff_|detail_)?order_book|live_trades|live_orders|funding_rate)_(.+)$/;

export function channelOf(channel: string): Channel {
  const [, name, symbol] = CHANNEL.exec(channel) ?? [];
  return name === undefined || symbol === undefined ? { name: channel, symbol: '' } : { name, symbol };
}
