import type { SettingsStore } from '@/lib/storage/settings-store';

/** Carries out a keyboard command; the names are those of the manifest. */
export async function runCommand(name: string, settings: SettingsStore): Promise<void> {
  if (name === 'toggle-pause') await settings.update((now) => ({ ...now, paused: !now.paused }));
  if (name === 'toggle-order-book') {
    await settings.update((now) => {
      const { orderBook } = now.layers;
      return { ...now, layers: { ...now.layers, orderBook: { ...orderBook, visible: !orderBook.visible } } };
    });
  }
}
