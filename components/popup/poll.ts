import { signal } from '@preact/signals';
import type { Clock } from '@/lib/core/clock';
import { messageOf } from './error-message';

/** What was last heard of something that is asked for again and again. */
export type Answer<T> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'known'; readonly value: T }
  /** No answer, or a refusal; `last` is what was known before. */
  | { readonly kind: 'silent'; readonly reason: string; readonly last: { readonly value: T } | undefined };

/** A request is given up after this long: a background that wakes up needs a second, one that hangs never answers. */
const PATIENCE_MS = 3_000;

/** Repeats one request, never two at a time, and keeps what came of it. */
export class Poll<T> {
  readonly answer = signal<Answer<T>>({ kind: 'waiting' });
  private asked: { readonly at: number } | undefined;

  constructor(
    private readonly ask: () => Promise<T>,
    private readonly clock: Clock,
  ) {}

  /** Asks, unless an answer is still due. */
  tick(): void {
    const now = this.clock.now();
    if (this.asked && now - this.asked.at < PATIENCE_MS) return;
    if (this.asked) this.fail('No answer');
    const asked = { at: now };
    this.asked = asked;
    void this.run(asked);
  }

  private async run(asked: { readonly at: number }): Promise<void> {
    try {
      const value = await this.ask();
      if (this.asked === asked) this.answer.value = { kind: 'known', value };
    } catch (error) {
      if (this.asked === asked) this.fail(messageOf(error));
    } finally {
      if (this.asked === asked) this.asked = undefined;
    }
  }

  private fail(reason: string): void {
    this.answer.value = { kind: 'silent', reason, last: lastOf(this.answer.value) };
  }
}

/** What is known, be it old. */
export function lastOf<T>(answer: Answer<T>): { readonly value: T } | undefined {
  if (answer.kind === 'waiting') return undefined;
  return answer.kind === 'known' ? { value: answer.value } : answer.last;
}
