import type { FlowBar, ForcedClose } from '../../../lib/flow/flow-bar';
import type { LiquidatedPosition, UserFill } from './hyperliquid-alpha';

const MINUTE_MS = 60_000;
/** Height of a volume bin: 5 bp of the first price. */
const BIN_SHARE = 0.0005;

/**
 * The minutes of one coin in which users traded, oldest first. Open interest is what the users' fills add up to, the market
 * maker being the other side of the rest; the mark price is that of the trades, as no other was recorded.
 */
export function barsOf(
  fills: readonly UserFill[],
  liquidated: readonly LiquidatedPosition[],
): readonly FlowBar[] {
  const binSize = (fills[0]?.price ?? Number.NaN) * BIN_SHARE;
  const interest = new OpenInterest();
  return byMinute(fills).map(([time, traded]) => {
    for (const fill of traded) interest.add(fill);
    const prices = traded.map(({ price }) => price);
    const [low, high] = [Math.min(...prices), Math.max(...prices)];
    return {
      time,
      intervalMs: MINUTE_MS,
      open: prices[0] ?? Number.NaN,
      high,
      low,
      close: prices.at(-1) ?? Number.NaN,
      markHigh: high,
      markLow: low,
      volume: volumeOf(traded, binSize, low, high),
      openInterest: interest.oneSide(),
      liquidations: liquidated.filter((each) => minuteOf(each.time) === time).map(forcedClose),
    };
  });
}

const minuteOf = (time: number): number => time - (time % MINUTE_MS);

const forcedClose = ({ level, size, position }: LiquidatedPosition): ForcedClose => ({
  price: level,
  size,
  position,
});

function byMinute(fills: readonly UserFill[]): readonly (readonly [number, readonly UserFill[]])[] {
  const minutes = new Map<number, UserFill[]>();
  for (const fill of fills) {
    const minute = minuteOf(fill.time);
    minutes.set(minute, [...(minutes.get(minute) ?? []), fill]);
  }
  return [...minutes].toSorted(([a], [b]) => a - b);
}

function volumeOf(fills: readonly UserFill[], binSize: number, low: number, high: number): FlowBar['volume'] {
  const firstBin = Math.floor(low / binSize);
  const count = Math.floor(high / binSize) - firstBin + 1;
  const volume = { buy: new Float64Array(count), sell: new Float64Array(count) };
  for (const fill of fills) {
    const taker = takerSide(fill, fills);
    if (taker === undefined) continue;
    const bin = Math.floor(fill.price / binSize) - firstBin;
    volume[taker][bin] = (volume[taker][bin] ?? 0) + fill.size;
  }
  return { binSize, firstBin, ...volume, exact: true };
}

/** The aggressor's side of a fill; undefined for that of a maker whose taker has a row of its own. */
function takerSide(fill: UserFill, others: readonly UserFill[]): 'buy' | 'sell' | undefined {
  if (fill.isTaker) return fill.side;
  const isToldTwice = others.some(
    (other) =>
      other.isTaker && other.side !== fill.side && other.time === fill.time && other.price === fill.price,
  );
  if (isToldTwice) return undefined;
  return fill.side === 'buy' ? 'sell' : 'buy';
}

class OpenInterest {
  private readonly positions = new Map<string, number>();

  add({ user, side, size }: UserFill): void {
    this.positions.set(user, (this.positions.get(user) ?? 0) + (side === 'buy' ? size : -size));
  }

  /** Base units of the side that the users have more of. */
  oneSide(): number {
    const sizes = [...this.positions.values()];
    const of = (sign: 1 | -1) => sizes.reduce((sum, size) => sum + Math.max(0, sign * size), 0);
    return Math.max(of(1), of(-1));
  }
}
