import type { HeatLayerId } from '@/lib/heatmaps/layers';
import type { Settings } from '@/lib/storage/settings';
import type { SettingsStore } from '@/lib/storage/settings-store';
import type { Pages } from './pages';

const toggled =
  (id: HeatLayerId) =>
  (now: Settings): Settings => ({
    ...now,
    layers: { ...now.layers, [id]: { ...now.layers[id], visible: !now.layers[id].visible } },
  });

/** By their names in the manifest. */
const CHANGES: Readonly<Record<string, (now: Settings) => Settings>> = {
  'toggle-pause': (now) => ({ ...now, paused: !now.paused }),
  'toggle-order-book': toggled('order-book'),
  'toggle-liquidation': toggled('liquidation'),
  'toggle-open-interest': toggled('open-interest'),
  'toggle-volume-profile': (now) => ({
    ...now,
    profile: { ...now.profile, visible: !now.profile.visible },
  }),
  'toggle-funding': (now) => ({ ...now, funding: { ...now.funding, visible: !now.funding.visible } }),
};

/** Carries out a keyboard command. */
export async function runCommand(
  name: string,
  { settings, pages }: { readonly settings: SettingsStore; readonly pages: Pages },
): Promise<void> {
  if (name === 'toggle-sidebar') await pages.toggleSidebar();
  const change = CHANGES[name];
  if (change) await settings.update(change);
}
