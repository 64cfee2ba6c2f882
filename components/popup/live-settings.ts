import { signal } from '@preact/signals';
import type { Settings } from '@/lib/storage/settings';
import { messageOf } from './error-message';
import type { SettingsSource } from './ports';

/** The settings as the popup shows them: a change shows at once and is taken back when it cannot be stored. */
export class LiveSettings {
  readonly value = signal<Settings | undefined>(undefined);
  /** Why the last change was not stored; empty when all is well. */
  readonly failure = signal('');
  private writing = 0;

  constructor(private readonly source: SettingsSource) {}

  /** Reads the settings and follows them; the returned function stops that. */
  start(): () => void {
    const stop = this.source.listen((settings) => {
      // While our own changes are under way their echoes are older than what is shown.
      if (this.writing === 0) this.value.value = settings;
    });
    void this.reload();
    return stop;
  }

  readonly change = (change: (settings: Settings) => Settings): void => {
    if (this.value.value) this.value.value = change(this.value.value);
    void this.write(change);
  };

  private async write(change: (settings: Settings) => Settings): Promise<void> {
    this.writing += 1;
    let failure = '';
    try {
      await this.source.update(change);
    } catch (error) {
      failure = messageOf(error);
    }
    this.writing -= 1;
    this.failure.value = failure;
    if (this.writing === 0) await this.reload();
  }

  private async reload(): Promise<void> {
    try {
      const settings = await this.source.current();
      if (this.writing === 0) this.value.value = settings;
    } catch (error) {
      this.failure.value = messageOf(error);
    }
  }
}
