/** One alert that fired. */
export interface Alert {
  readonly id: string;
  /** Epoch ms. */
  readonly time: number;
  readonly rule: 'wall';
  readonly kind: 'appeared' | 'pulled';
  readonly market: string;
  readonly side: 'bid' | 'ask';
  readonly price: number;
  /** Base units. */
  readonly size: number;
  /** From the mid price, signed: below is negative. */
  readonly distancePercent: number;
  /** Why it fired, in one sentence for the user. */
  readonly reason: string;
}
