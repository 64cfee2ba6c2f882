import type { Settings } from '@/lib/storage/settings';
import type { SettingsStore } from '@/lib/storage/settings-store';

type Kept = Pick<Settings, 'overrides' | 'calibrations' | 'sidebars'>;

/** Keeps what the user chose for one chart, or forgets it. A choice that cannot be stored holds until the page is left. */
export function keepChoice<Name extends keyof Kept>(
  store: SettingsStore,
  name: Name,
  key: string,
  choice: Kept[Name][string] | undefined,
): void {
  const change = (now: Settings): Settings => {
    const { [key]: _, ...others } = now[name];
    return { ...now, [name]: choice ? { ...others, [key]: choice } : others };
  };
  void store.update(change).catch(() => undefined);
}
