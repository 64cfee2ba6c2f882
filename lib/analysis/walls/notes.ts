import { asLot, asTick, type Side } from '../../core/units';
import { type Instrument, lotsToBase, tickToPrice } from '../../market/instrument';
import type { AbsorptionChange } from './absorption-watch';
import type { WallReading } from './read-wall';
import { type RefilledLevel, variationOf } from './refills';

/** A level that is suspected to hide more than it shows. Sizes in base units. */
export interface IcebergReading {
  readonly side: Side;
  readonly price: number;
  readonly since: number;
  readonly displayed: number;
  readonly filled: number;
  readonly hidden: number;
  readonly refills: number;
  /** Mean of one refill, and its standard deviation as a share of it. */
  readonly refillSize: number;
  readonly variation: number;
}

/** Something that happened on one venue, at `time` (epoch ms, exchange's clock). */
export type WallNote =
  | { readonly type: 'appeared' | 'absorbing' | 'ended'; readonly time: number; readonly wall: WallReading }
  | { readonly type: 'iceberg'; readonly time: number; readonly iceberg: IcebergReading }
  | {
      readonly type: 'absorption';
      readonly time: number;
      readonly change: AbsorptionChange['type'];
      readonly side: Side;
      /** Where the price stood when it began. */
      readonly price: number;
      readonly since: number;
      readonly until: number;
      /** Bought less sold over half a minute at its heaviest, quote units, and how many times less the price went than usual. */
      readonly signed: number;
      readonly ratio: number;
    };

export function noteIceberg(level: RefilledLevel, time: number, instrument: Instrument): WallNote {
  return { type: 'iceberg', time, iceberg: readIceberg(level, instrument) };
}

export function readIceberg(level: RefilledLevel, instrument: Instrument): IcebergReading {
  const { side, tick, since, ledger, displayed, refills, mean } = level;
  const price = tickToPrice(asTick(tick), instrument);
  const base = (lots: number) => lotsToBase(asLot(lots), price, instrument);
  return {
    side,
    price,
    since,
    displayed: base(displayed),
    filled: base(ledger.filled),
    hidden: base(ledger.hidden),
    refills,
    refillSize: base(mean),
    variation: variationOf(level),
  };
}

export function noteAbsorption(
  { type: change, track }: AbsorptionChange,
  time: number,
  instrument: Instrument,
): WallNote {
  const { side, tick, since, until, signed, ratio } = track;
  const price = tickToPrice(asTick(tick), instrument);
  return { type: 'absorption', time, change, side, price, since, until, signed, ratio };
}
