import { worthBetween } from '../density/between';
import { covers, type MapReading, type SizeBasis } from '../density/density';
import { type Known, known, notKnown } from '../known';

/** How far to both sides of the price it is looked, as shares of the price. */
export const REACHES = [0.01, 0.03, 0.05, 0.1] as const;

export type NoIndex = 'nothing there' | 'reach not known';

/** How much more lies on one side of the price than on the other. */
export interface Asymmetry {
  /** Epoch ms. */
  readonly time: number;
  /** As a share of the price, to both sides. */
  readonly reach: number;
  readonly basis: SizeBasis;
  /** Quote units: asks and shorts above the price, bids and longs below it. */
  readonly above: number;
  readonly below: number;
  /** (above − below) ÷ (above + below): 1 is all above, −1 all below. */
  readonly index: Known<number, NoIndex>;
  /** The same with what is near counted more: by half at 1.4 %, by e at 2 %. */
  readonly nearIndex: Known<number, NoIndex>;
  /** One standard deviation of the index, at best: bins and venues count as independent. */
  readonly deviation: Known<number, NoIndex | 'no variance'>;
  /** (above − below) in standard deviations of itself. */
  readonly z: Known<number, NoIndex | 'no variance'>;
  readonly shape: Known<'symmetric' | 'tilted' | 'skewed', NoIndex>;
}

const TILTED = 0.15;
const SKEWED = 0.4;

/** The distance at which a size counts by e less in the near index, as a share of the price. */
const NEARNESS = 0.02;

/** @param reach as a share of the price. */
export function asymmetry({ bid, ask, price, time, basis }: MapReading, reach: number): Asymmetry {
  const [upper, lower] = [
    { low: price, high: price * (1 + reach) },
    { low: price * (1 - reach), high: price },
  ];
  const nearness = (at: number) => Math.exp(-Math.abs(at / price - 1) / NEARNESS);
  const [above, below] = [worthBetween(ask, upper), worthBetween(bid, lower)];
  const why = noIndex([covers(ask.known, upper), covers(bid.known, lower)], above.worth + below.worth);
  const index = why ? notKnown(why) : known(indexOf(above.worth, below.worth));
  const [nearAbove, nearBelow] = [worthBetween(ask, upper, nearness), worthBetween(bid, lower, nearness)];
  return {
    time,
    reach,
    basis,
    above: above.worth,
    below: below.worth,
    index,
    nearIndex: why ? notKnown(why) : known(indexOf(nearAbove.worth, nearBelow.worth)),
    ...(why ? { deviation: notKnown(why), z: notKnown(why) } : uncertainty(above, below)),
    shape: index.value === undefined ? index : known(shapeOf(index.value)),
  };
}

const noIndex = (isKnown: readonly boolean[], sum: number): NoIndex | undefined =>
  isKnown.includes(false) ? 'reach not known' : sum > 0 ? undefined : 'nothing there';

const indexOf = (above: number, below: number) => (above - below) / (above + below);

/** To first order in the deviations of both sides. */
function uncertainty(
  { worth: above, variance: ofAbove }: ReturnType<typeof worthBetween>,
  { worth: below, variance: ofBelow }: ReturnType<typeof worthBetween>,
): Pick<Asymmetry, 'deviation' | 'z'> {
  const variance = (ofAbove ?? Number.NaN) + (ofBelow ?? Number.NaN);
  if (ofAbove === undefined || ofBelow === undefined || !(variance > 0))
    return { deviation: notKnown('no variance'), z: notKnown('no variance') };
  const [upShare, downShare] = [above / (above + below), below / (above + below)];
  const squares = downShare ** 2 * ofAbove + upShare ** 2 * ofBelow;
  return {
    deviation: known((2 * Math.sqrt(squares)) / (above + below)),
    z: known((above - below) / Math.sqrt(variance)),
  };
}

function shapeOf(index: number): 'symmetric' | 'tilted' | 'skewed' {
  const size = Math.abs(index);
  return size < TILTED ? 'symmetric' : size <= SKEWED ? 'tilted' : 'skewed';
}

/** The side that is heavier by more than a threshold: `ask` is above the price. Undefined when neither is. */
export function heavySide({ index }: Asymmetry, beyond: number): 'bid' | 'ask' | undefined {
  if (index.value === undefined || Math.abs(index.value) <= beyond) return undefined;
  return index.value > 0 ? 'ask' : 'bid';
}
