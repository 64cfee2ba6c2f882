import {
  createOverlay,
  type Overlay,
  type OverlayOptions,
  type OverlayReport,
} from '@/components/overlay/overlay';
import { request } from '@/lib/protocol/channel';
import type { Settings } from '@/lib/storage/settings';
import type { SettingsStore } from '@/lib/storage/settings-store';
import { keepChoice } from './chart-choices';
import type { PageMarket } from './page-market';

interface Ports extends Pick<OverlayOptions, 'calibration'> {
  readonly store: SettingsStore;
  readonly settings: Settings;
  readonly onChecklist: () => void;
  readonly onReport: (report: OverlayReport) => void;
  /** What the chart shows now. */
  readonly page: () => PageMarket;
}

/** The overlay of one chart, joined with the settings and the background. */
export function sessionOverlay({
  store,
  settings,
  page,
  onChecklist,
  onReport,
  calibration,
}: Ports): Overlay {
  return createOverlay({
    document,
    window,
    look: settings,
    onStyle: (id, style) => void store.update((now) => ({ ...now, layers: { ...now.layers, [id]: style } })),
    onCell: (place) => request('cell', { market: page().market, ...place }),
    onChecklist,
    onReport,
    symbols: {
      current: page,
      instruments: (venue) => request('instruments', { venue }),
      choose: (choice) => keepChoice(store, 'overrides', page().key, choice),
    },
    calibration,
  });
}
