declare const unit: unique symbol;

/** A primitive that cannot be mixed up with another of the same shape. */
export type Branded<Base, Name extends string> = Base & { readonly [unit]: Name };

/** A price as a whole number of the instrument's price steps. */
export type Tick = Branded<number, 'Tick'>;

/** A size as a whole number of the instrument's size steps, in the venue's own unit (base units or contracts). */
export type Lot = Branded<number, 'Lot'>;

/** The two sides of a book: bids buy, asks sell. */
export type Side = 'bid' | 'ask';

export const SIDES: readonly Side[] = ['bid', 'ask'];

export const asTick = (value: number) => value as Tick;
export const asLot = (value: number) => value as Lot;
