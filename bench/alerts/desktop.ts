import type { OwnPage } from '../../e2e/fixtures/own-page';

/** Which notifications the browser shows, as it says itself. */
export class Desktop {
  private present: ReadonlySet<string> = new Set();
  private readonly seen = new Set<string>();
  /** Ids of those that were gone and came back. */
  readonly back: string[] = [];

  async look({ page }: OwnPage): Promise<void> {
    this.take(await page.evaluate(async () => Object.keys(await chrome.notifications.getAll())));
  }

  /** Takes the ids of what is shown now. */
  take(ids: readonly string[]): void {
    this.back.push(...ids.filter((id) => this.seen.has(id) && !this.present.has(id)));
    this.present = new Set(ids);
    for (const id of ids) this.seen.add(id);
  }
}
