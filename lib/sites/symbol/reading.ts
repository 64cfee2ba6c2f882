import type { ContractKind } from '../../market/instrument';
import { type ExchangeName, perpetualKind, venueOf } from '../named-exchanges';
import type { PageSymbol } from '../site';
import type { Pair } from './pair';

/** `perpetual` where a name tells that much and no more. */
export type NamedContract = ContractKind | 'perpetual';

/** What one source says of a chart. */
export interface Reading {
  readonly pair?: Pair;
  readonly exchange?: ExchangeName;
  readonly contract?: NamedContract;
}

/**
 * The pair of the most trusted source that has one. What it leaves open (exchange, contract) the next sources may say,
 * as far as they contradict nothing said before.
 */
export function trustedSymbol(sources: readonly (Reading | undefined)[]): PageSymbol | undefined {
  const said = sources.filter((source) => source !== undefined);
  const pair = said.find((source) => source.pair)?.pair;
  if (!pair) return undefined;
  const known = said.reduce((sofar, next) => (agree(sofar, next) ? combine(sofar, next) : sofar), { pair });
  return settle(pair, known);
}

const combine = (first: Reading, next: Reading): Reading => ({
  ...next,
  ...first,
  ...(first.contract === 'perpetual' && next.contract && { contract: next.contract }),
});

function agree(first: Reading, next: Reading): boolean {
  const { pair = next.pair, exchange = next.exchange, contract = next.contract } = first;
  const samePair = !next.pair || (next.pair.base === pair?.base && next.pair.quote === pair.quote);
  const sameExchange = !next.exchange || next.exchange === exchange;
  return samePair && sameExchange && (!next.contract || compatible(contract, next.contract));
}

const compatible = (one: NamedContract | undefined, other: NamedContract) =>
  one === other || (one === 'perpetual' && other !== 'spot') || (other === 'perpetual' && one !== 'spot');

function settle(pair: Pair, { exchange, contract: named }: Reading): PageSymbol {
  const contract = named === 'perpetual' ? perpetualKind(pair.quote, exchange) : named;
  const venue = exchange && contract && venueOf(exchange, contract);
  return { ...pair, ...(exchange && { exchange }), ...(contract && { contract }), ...(venue && { venue }) };
}
