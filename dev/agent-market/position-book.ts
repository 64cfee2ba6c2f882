import { ensureDefined } from '../../lib/core/assert';

/** One position as it is opened. */
export interface NewPosition {
  readonly direction: 1 | -1;
  /** Base units. */
  readonly size: number;
  /** Quote units at entry. */
  readonly notional: number;
  readonly entry: number;
  /** Of the whole account that stands behind it. */
  readonly leverage: number;
  readonly liquidation: number;
  /** Prices at which its owner gives up or takes the profit; NaN for none. */
  readonly stop: number;
  readonly target: number;
  /** The minute at which its owner has had enough. */
  readonly endsAt: number;
  readonly topsUp: boolean;
}

/** The open positions as parallel columns. A slot of size 0 is free; the first `slots` ones have been in use. */
export class PositionBook {
  readonly size: Float64Array;
  readonly notional: Float64Array;
  readonly entry: Float64Array;
  readonly leverage: Float64Array;
  /** Logarithm of the price at which it is liquidated. */
  readonly logLiquidation: Float64Array;
  readonly stop: Float64Array;
  readonly target: Float64Array;
  readonly endsAt: Float64Array;
  readonly direction: Int8Array;
  /** 1 while its owner still means to add margin. */
  readonly topsUp: Uint8Array;
  /** 1 once a part of it was closed by force. */
  readonly reduced: Uint8Array;
  slots = 0;
  /** Base units of each side. */
  long = 0;
  short = 0;
  private readonly free: number[] = [];

  constructor(capacity: number) {
    const numbers = () => new Float64Array(capacity);
    this.size = numbers();
    this.notional = numbers();
    this.entry = numbers();
    this.leverage = numbers();
    this.logLiquidation = numbers();
    this.stop = numbers();
    this.target = numbers();
    this.endsAt = numbers();
    this.direction = new Int8Array(capacity);
    this.topsUp = new Uint8Array(capacity);
    this.reduced = new Uint8Array(capacity);
  }

  /** @returns its slot, or undefined when there are as many positions as the book has room for. */
  open(position: NewPosition): number | undefined {
    const slot = this.free.pop() ?? this.slots;
    if (slot === this.size.length) return undefined;
    this.slots = Math.max(this.slots, slot + 1);
    this.notional[slot] = position.notional;
    this.entry[slot] = position.entry;
    this.leverage[slot] = position.leverage;
    this.logLiquidation[slot] = Math.log(position.liquidation);
    this.stop[slot] = position.stop;
    this.target[slot] = position.target;
    this.endsAt[slot] = position.endsAt;
    this.direction[slot] = position.direction;
    this.topsUp[slot] = position.topsUp ? 1 : 0;
    this.reduced[slot] = 0;
    this.resize(slot, position.size);
    return slot;
  }

  close(slot: number): void {
    this.resize(slot, 0);
    this.free.push(slot);
  }

  resize(slot: number, size: number): void {
    const change = size - ensureDefined(this.size[slot], 'a position');
    if (this.isLong(slot)) this.long += change;
    else this.short += change;
    this.size[slot] = size;
  }

  isLong(slot: number): boolean {
    return this.direction[slot] === 1;
  }
}
