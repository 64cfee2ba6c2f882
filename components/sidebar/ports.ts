import type { Ask, SettingsSource } from '@/components/popup/ports';
import type { Clock } from '@/lib/core/clock';
import type { ChartMessage, SidebarMessage } from '@/lib/protocol/chart-messages';

/** The chart that the sidebar stands beside. */
export interface ChartPort {
  send(message: SidebarMessage): void;
  /** Called once: from then on the chart is heard, and nothing it says is lost. */
  listen(listener: (message: ChartMessage) => void): void;
}

/** Everything the sidebar needs from outside. */
export interface SidebarPorts {
  readonly ask: Ask;
  readonly settings: SettingsSource;
  /** Undefined where the sidebar is a tab of its own. */
  readonly chart: ChartPort | undefined;
  /** The market of a sidebar without a chart. */
  market(): Promise<string>;
  /** Whether anybody can see the page. */
  isVisible(): boolean;
  readonly clock: Clock;
}
