const BLOCK = 32;
/** Of a block of samples the late ones say more about the network than about the clocks. */
const QUANTILE = 0.9;
const WEIGHT = 0.3;

/**
 * Estimates how far the exchange's clock is ahead of ours from the time stamps of its frames. Frames come late but never
 * early, so the estimate leans on the freshest of each block; it is low by the shortest way a frame can take.
 */
export class ClockSkew {
  private readonly samples: number[] = [];
  private value: number | undefined;

  /** Exchange clock minus local clock in ms; undefined until a block of frames was seen. */
  get ms(): number | undefined {
    return this.value;
  }

  sample(exchangeTime: number, localTime: number): void {
    this.samples.push(exchangeTime - localTime);
    if (this.samples.length < BLOCK) return;
    const sorted = this.samples.splice(0).toSorted((a, b) => a - b);
    const fresh = sorted[Math.floor(BLOCK * QUANTILE)] ?? 0;
    this.value = this.value === undefined ? fresh : this.value + WEIGHT * (fresh - this.value);
  }
}
