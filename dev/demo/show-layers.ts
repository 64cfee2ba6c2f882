import type { Page } from 'playwright-core';
import type { ChartLayerId } from '../../lib/heatmaps/layers';

/**
 * Shows these layers and no others, through the settings, as one of the extension's own pages. No function in it has a
 * name: what runs the demo would add its own helper to one, which the page lacks.
 */
export const showLayers = (own: Page, layers: readonly ChartLayerId[]): Promise<void> =>
  own.evaluate(
    async (wanted) => {
      type Look = Record<string, object>;
      interface Stored {
        settings?: { layers?: Look; profile?: object; funding?: object; marks?: object };
      }
      const { settings = {} } = await chrome.storage.local.get<Stored>('settings');
      const looks = ['order-book', 'liquidation', 'open-interest'].map(
        (id) => [id, { ...settings.layers?.[id], visible: wanted.includes(id) }] as const,
      );
      await chrome.storage.local.set({
        settings: {
          version: 2,
          ...settings,
          layers: Object.fromEntries(looks),
          profile: { ...settings.profile, visible: wanted.includes('volume-profile') },
          funding: { ...settings.funding, visible: wanted.includes('funding') },
          marks: { ...settings.marks, visible: wanted.includes('marks') },
        },
      });
    },
    layers as readonly string[],
  );
