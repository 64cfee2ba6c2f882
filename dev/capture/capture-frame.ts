/** A frame of a capture, as far as a replay uses it. Times in epoch ms on the exchange's clock, levels as they stand. */
export type CaptureFrame =
  | { readonly kind: 'snapshot'; readonly id: number; readonly bids: Pairs; readonly asks: Pairs }
  | {
      readonly kind: 'depth';
      readonly symbol: string;
      readonly time: number;
      readonly first: number;
      readonly last: number;
      readonly prev: number;
      readonly bids: Pairs;
      readonly asks: Pairs;
    }
  | { readonly kind: 'trade'; readonly time: number; readonly trade: CapturedTrade }
  | { readonly kind: 'liquidation'; readonly time: number; readonly order: CapturedOrder }
  | { readonly kind: 'mark'; readonly time: number; readonly mark: CapturedMark };

export type Pairs = readonly (readonly [price: string, size: string])[];

export interface CapturedTrade {
  readonly price: string;
  readonly size: string;
  readonly side: 'buy' | 'sell';
}

export interface CapturedOrder {
  readonly bankruptcy: string;
  readonly fill: string;
  readonly size: string;
  readonly position: 'long' | 'short';
}

export interface CapturedMark {
  readonly mark: number;
  readonly index: number;
  readonly fundingRate: number;
  readonly nextFundingTime: number;
}

/** The raw fields of Binance's futures frames. */
interface Raw {
  readonly lastUpdateId?: number;
  readonly bids?: Pairs;
  readonly asks?: Pairs;
  readonly e?: string;
  readonly E: number;
  readonly T: number;
  readonly s: string;
  readonly U: number;
  readonly u: number;
  readonly pu?: number;
  readonly b: Pairs;
  readonly a: Pairs;
  readonly p: string;
  readonly q: string;
  readonly i: string;
  readonly r: string;
  readonly m: boolean;
  readonly X?: string;
  readonly o: {
    readonly S: string;
    readonly p: string;
    readonly ap: string;
    readonly z: string;
  };
}

/**
 * Reads a recorded message; undefined for kinds that a replay does not use and for lines that are broken.
 * @throws when the message belongs to another market than Binance USD-M.
 */
export function readFrame(raw: string): CaptureFrame | undefined {
  const data = unwrap(raw);
  if (data === undefined) return undefined;
  if (data.lastUpdateId !== undefined)
    return { kind: 'snapshot', id: data.lastUpdateId, bids: data.bids ?? [], asks: data.asks ?? [] };
  switch (data.e ?? '') {
    case 'depthUpdate':
      return readDepth(data);
    case 'trade':
    case 'aggTrade':
      return readTrade(data);
    case 'forceOrder':
      return { kind: 'liquidation', time: data.E, order: readOrder(data.o) };
    case 'markPriceUpdate':
      return { kind: 'mark', time: data.E, mark: readMark(data) };
    default:
      return undefined;
  }
}

function unwrap(raw: string): Raw | undefined {
  try {
    const message = JSON.parse(raw) as { readonly data?: Raw } & Raw;
    return typeof message === 'object' && message !== null ? (message.data ?? message) : undefined;
  } catch {
    return undefined;
  }
}

function readDepth({ s: symbol, E: time, U: first, u: last, pu: prev, b, a }: Raw): CaptureFrame {
  if (prev === undefined || symbol.includes('_'))
    throw new Error(`The capture holds ${symbol} of another market; only Binance USD-M can be replayed.`);
  return { kind: 'depth', symbol, time, first, last, prev, bids: b, asks: a };
}

/** Fills by the insurance fund and by deleveraging are no trades of the public tape. */
function readTrade({ T: time, p: price, q: size, m, X = 'MARKET' }: Raw): CaptureFrame | undefined {
  if (X !== 'MARKET') return undefined;
  return { kind: 'trade', time, trade: { price, size, side: m ? 'sell' : 'buy' } };
}

const readOrder = ({ S, p, ap, z }: Raw['o']): CapturedOrder => ({
  bankruptcy: p,
  fill: ap,
  size: z,
  position: S === 'SELL' ? 'long' : 'short',
});

const readMark = ({ p, i, r, T }: Raw): CapturedMark => ({
  mark: Number(p),
  index: Number(i),
  fundingRate: Number(r),
  nextFundingTime: T,
});
