import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/**
 * A browser that outlives the workers of a test, with the clock held. What a worker asks of it arrives in order; of a
 * worker that was killed nothing arrives any more.
 */
export class WorkerLives {
  /** Ids of the notifications that were asked for and arrived, in order. */
  readonly told: string[] = [];
  /** What the toolbar button says. */
  badge = '';
  private stored: Record<string, string> = {};
  private shown: readonly string[] = [];
  private left = Infinity;

  constructor(now: number) {
    vi.useFakeTimers({ now, toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    Object.assign(fakeBrowser.storage.session, {
      get: async (key: string) => ({ [key]: JSON.parse(this.stored[key] ?? 'null') ?? undefined }),
      set: this.request((values: Record<string, unknown>) => {
        for (const [key, value] of Object.entries(values)) this.stored[key] = JSON.stringify(value);
      }),
    });
    Object.assign(fakeBrowser.notifications, {
      getAll: async () => Object.fromEntries(this.shown.map((id) => [id, true])),
      create: this.request((id: string) => {
        this.told.push(id);
        this.shown = [...this.shown, id];
      }),
    });
    Object.assign(fakeBrowser.action, {
      setBadgeText: this.request(({ text }: { text: string }) => void (this.badge = text)),
      setBadgeBackgroundColor: async () => {},
    });
  }

  /** The worker is killed when so many more of its requests have arrived. */
  killAfter(requests: number): void {
    this.left = requests;
  }

  /** The worker is gone, with its timers; the next may ask. */
  async end(): Promise<void> {
    const now = Date.now();
    vi.clearAllTimers();
    // Clearing sets the clock back.
    vi.setSystemTime(now);
    await settle();
    this.left = Infinity;
  }

  /** The user, or the desktop, takes all notifications away. */
  dismiss(): void {
    this.shown = [];
  }

  private request<T>(arrive: (value: T) => void) {
    return async (value: T): Promise<void> => {
      if (this.left === 0) return new Promise(() => {});
      this.left -= 1;
      arrive(value);
    };
  }
}

/** Lets all that waits for nothing but promises and the fake disk come to its end. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 60; round += 1) await new Promise((resolve) => setImmediate(resolve));
}
