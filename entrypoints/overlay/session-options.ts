import type { Settings } from '@/lib/storage/settings';
import type { SettingsStore } from '@/lib/storage/settings-store';
import type { PageMarket } from './page-market';

export interface SessionOptions {
  readonly store: SettingsStore;
  readonly settings: Settings;
  readonly market: PageMarket;
  /** Something the chart is judged by changed: its price, its market, its calibration. */
  onChange(): void;
  onReport(): void;
  /** The checklist is wanted beside this chart, or no longer. */
  onChecklist(): void;
  /** The extension was updated or removed. */
  onGone(): void;
}
