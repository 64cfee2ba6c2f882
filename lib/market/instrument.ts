import { type DecimalStep, fromSteps, toSteps } from '../core/decimal-step';
import { asLot, asTick, type Lot, type Tick } from '../core/units';
import type { VenueId } from './venues';

export type ContractKind = 'spot' | 'linear' | 'inverse';

/** What one venue trades under one name. */
export interface Instrument {
  readonly venue: VenueId;
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly contract: ContractKind;
  /** Perpetuals and spot pairs are what the heatmaps are about; dated futures are listed but never chosen by themselves. */
  readonly perpetual: boolean;
  /** One unit of size: base units for spot and linear contracts, quote units (US dollars) for inverse ones. */
  readonly contractSize: number;
  readonly priceStep: DecimalStep;
  /** The step of the size as it stands on the wire (base units or contracts). */
  readonly sizeStep: DecimalStep;
  /** Hours between two fundings of a perpetual, where the venue says so. */
  readonly fundingHours?: number;
}

export const priceToTick = (price: number, { priceStep }: Instrument): Tick =>
  asTick(toSteps(price, priceStep));

export const tickToPrice = (tick: Tick, { priceStep }: Instrument): number => fromSteps(tick, priceStep);

/** Base units of a size that stands on the wire as `size` at `price`. */
export function wireToBase(
  size: number,
  price: number,
  { contract, contractSize }: Pick<Instrument, 'contract' | 'contractSize'>,
): number {
  return contract === 'inverse' ? (size * contractSize) / price : size * contractSize;
}

/** {@link wireToBase} of one instrument. */
export const toBase =
  (contract: Pick<Instrument, 'contract' | 'contractSize'>) =>
  (size: number, price: number): number =>
    wireToBase(size, price, contract);

/** The wire size, in lots, that a base size at a price came from: the inverse of {@link wireToBase}. */
export function baseToLots(
  size: number,
  price: number,
  { contract, contractSize, sizeStep }: Instrument,
): Lot {
  const wire = contract === 'inverse' ? (size * price) / contractSize : size / contractSize;
  return asLot(toSteps(wire, sizeStep));
}

/** Base units that `lots` at `price` stand for. */
export function lotsToBase(lots: Lot, price: number, instrument: Instrument): number {
  return wireToBase(fromSteps(lots, instrument.sizeStep), price, instrument);
}
