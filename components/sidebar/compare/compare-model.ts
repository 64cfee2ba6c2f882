import { computed, signal } from '@preact/signals';
import { messageOf } from '@/components/popup/error-message';
import { compareMaps } from '@/lib/analysis/clusters/compare';
import { type Moments, readPair, type StoredPair } from '@/lib/reading/map-pair';
import type { SidebarPorts } from '../ports';
import { type Choice, CHOICE_AT_FIRST, momentOf, momentsOf } from './compare-choice';

const RETRY_MS = 10_000;

export type Comparison =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly reason: string }
  | StoredPair;

interface Asked {
  readonly key: string;
  /** When it is to be asked again although nothing else is asked for: local epoch ms. */
  retryAt: number;
}

/** Two moments of a market's map, as signals. */
export class CompareModel {
  readonly choice = signal<Choice>(CHOICE_AT_FIRST);
  readonly comparison = signal<Comparison>({ kind: 'waiting' });
  /** What became of the clusters, the largest first. */
  readonly changes = computed(() => {
    const found = this.comparison.value;
    return found.kind === 'stored' ? compareMaps(found) : [];
  });
  private asked: Asked | undefined;
  private about: { readonly market: string; readonly choice: Choice } | undefined;

  constructor(private readonly ports: Pick<SidebarPorts, 'ask' | 'clock'>) {}

  readonly pick = (agoMs: number): void => {
    this.choice.value = { kind: 'ago', agoMs };
  };

  /** The field of the earlier or of the later moment says something else; what is no moment changes nothing. */
  readonly type = (which: 'from' | 'to', text: string): void => {
    const time = momentOf(text);
    const choice = this.choice.peek();
    if (time === undefined) return;
    const { from } = momentsOf(choice, this.ports.clock.now());
    const to = choice.kind === 'moments' ? choice.to : undefined;
    this.choice.value = { kind: 'moments', from, to, [which]: time };
  };

  /** Someone looks at a market: reads what was chosen, unless that was read. */
  look(market: string): void {
    const now = this.ports.clock.now();
    const choice = this.choice.value;
    const moments = momentsOf(choice, now);
    if (moments.from >= moments.to) {
      this.asked = this.about = undefined;
      this.comparison.value = { kind: 'failed', reason: 'The first moment must lie before the second.' };
      return;
    }
    const key = [market, moments.from, moments.to].join(' ');
    if (this.asked?.key === key && now < this.asked.retryAt) return;
    // The next step of what is shown replaces it once it is there; anything else is shown no longer.
    if (this.about?.market !== market || this.about.choice !== choice)
      this.comparison.value = { kind: 'waiting' };
    this.about = { market, choice };
    this.asked = { key, retryAt: Infinity };
    void this.read(this.asked, market, moments);
  }

  private async read(asked: Asked, market: string, moments: Moments): Promise<void> {
    const { ask, clock } = this.ports;
    const load = (stretch: Moments) => ask('storedMaps', { market, ...stretch });
    const rest = () => new Promise<void>((resolve) => void clock.after(0, resolve));
    const found = await readPair({ load, rest }, moments).catch((error: unknown): Comparison => ({
      kind: 'failed',
      reason: messageOf(error),
    }));
    if (this.asked !== asked) return;
    this.comparison.value = found;
    if (found.kind !== 'stored') asked.retryAt = clock.now() + RETRY_MS;
  }
}
