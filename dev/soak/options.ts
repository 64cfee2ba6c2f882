import { parseArgs } from 'node:util';
import { isReplica, type ReplicaName } from '../replicas/sites';

export interface SoakOptions {
  readonly minutes: number;
  readonly replicas: readonly ReplicaName[];
}

export const USAGE = `npm run soak -- [--minutes N] [--replica NAME ...]
  --minutes   how long it runs, 30 by default, in equal shares for the replicas
  --replica   only this one of the replica pages; may be repeated`;

/** One page of each kind of chart and each way to make its frame. */
const KINDS: readonly ReplicaName[] = [
  'tradingview',
  'tradingview-widget',
  'binance',
  'okx',
  'mexc',
  'hyperliquid',
  'coinbase',
  'coinglass',
  'svg-chart',
  'image-labels',
  'canvas-game',
];

/** @throws Error that says what is wrong with the arguments. */
export function readOptions(args: readonly string[]): SoakOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: '30' },
      replica: { type: 'string', multiple: true },
    },
  });
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) throw new Error(`--minutes must be a number above 0, not "${values.minutes}".`);
  return { minutes, replicas: values.replica?.map(named) ?? KINDS };
}

function named(name: string): ReplicaName {
  if (!isReplica(name)) throw new Error(`There is no replica page "${name}".`);
  return name;
}
