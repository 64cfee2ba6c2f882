import type { Drive, ForcedPosition } from './drive';
import type { Random } from './random';

/** Mean steps from one cascade to the next; the first comes sooner so that a short look sees one. */
const MEAN_PAUSE = 1_500;
const FIRST_PAUSE = [150, 400] as const;

/** Runs of forced orders that push the price: when they happen, which way, how hard. */
export class Cascades implements Drive {
  private pause: number;
  private remaining = 0;
  private direction: -1 | 1 = 1;
  private strength = 0;
  /** Positions a venue closes by force in a step while no cascade runs, on average. */
  restRate = 0.01;

  constructor(private readonly random: Random) {
    this.pause = Math.round(random.between(...FIRST_PAUSE));
  }

  /** Moves on by one step. */
  step(): void {
    if (this.remaining > 0) {
      this.remaining -= 1;
      if (this.remaining === 0) this.pause = Math.round(200 + this.random.exponential(MEAN_PAUSE));
      return;
    }
    this.pause -= 1;
    if (this.pause <= 0) this.begin(this.random.chance(0.5) ? 1 : -1);
  }

  /** Begins one now; one that runs turns. */
  begin(direction: -1 | 1): void {
    this.direction = direction;
    this.remaining = Math.round(this.random.between(20, 80));
    this.strength = this.random.between(3e-5, 8e-5);
  }

  get heat(): number {
    return this.running ? 1.8 : 1;
  }

  get pressure(): number {
    return this.running ? 4 : 1;
  }

  get drift(): number {
    return this.running ? this.direction * this.strength : 0;
  }

  /** Many on one side while a cascade runs, hardly any otherwise. */
  forced(random: Random): readonly ForcedPosition[] {
    const count = random.poisson(this.running ? 0.9 : this.restRate);
    const running = this.direction < 0 ? 'long' : 'short';
    return Array.from({ length: count }, () => ({
      position: this.running ? running : random.chance(0.5) ? 'long' : 'short',
    }));
  }

  private get running(): boolean {
    return this.remaining > 0;
  }
}
