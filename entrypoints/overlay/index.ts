import { defineUnlistedScript } from '#imports';
import { takeChannel } from '@/lib/charts/handover';
import { settingsArea } from '@/lib/platform/settings-area';
import { createSettingsStore } from '@/lib/storage/settings-store';
import { PageOverlay } from './page-overlay';

/** Injected into a frame that drew a chart, beside the loader: reads the axes and paints the heatmap. */
export default defineUnlistedScript(() => void start());

async function start(): Promise<void> {
  const channel = takeChannel();
  if (!channel) return;
  const settings = createSettingsStore(settingsArea);
  new PageOverlay(channel, settings, await settings.current()).start();
}
