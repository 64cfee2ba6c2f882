import type { Random } from '../simulator/random';

/**
 * `cascade`: forced orders that feed on one another. The others only look like one: `rush` is one-sided trading that
 * nobody was forced to, `sprinkle` forced orders of both sides that move nothing, `lone` a single large one.
 */
export type SurgeKind = 'cascade' | 'rush' | 'sprinkle' | 'lone';

const KINDS: readonly SurgeKind[] = ['cascade', 'rush', 'cascade', 'sprinkle', 'cascade', 'lone'];

export interface Surge {
  readonly kind: SurgeKind;
  readonly direction: -1 | 1;
  /** Steps left, and how far the fair value goes in each as a share of the price. */
  left: number;
  readonly push: number;
  readonly from: number;
}

/** When something violent happens, and what. */
export class Surges {
  current: Surge | undefined;
  private pause: number;
  private count = 0;

  constructor(private readonly random: Random) {
    this.pause = random.between(900, 2_000);
  }

  /** Moves on by one step of 100 ms at `time`; returns a surge that has just ended. */
  step(time: number): Surge | undefined {
    const { current, random } = this;
    if (current) {
      current.left -= 1;
      if (current.left > 0) return undefined;
      this.current = undefined;
      this.pause = 500 + random.exponential(1_200);
      return current;
    }
    this.pause -= 1;
    if (this.pause <= 0) this.current = this.begin(time);
    return undefined;
  }

  private begin(from: number): Surge {
    const { random } = this;
    const kind = KINDS[this.count % KINDS.length] ?? 'cascade';
    this.count += 1;
    const left = kind === 'lone' ? 2 : Math.round(random.between(80, 300));
    const moves = kind === 'cascade' || kind === 'rush';
    const push = moves ? random.between(0.0025, 0.007) / left : 0;
    return { kind, direction: random.chance(0.5) ? 1 : -1, left, push, from };
  }
}
