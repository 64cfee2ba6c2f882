import { render } from 'preact';
import { Sidebar } from '@/components/sidebar/sidebar';
import { SidebarModel } from '@/components/sidebar/sidebar-model';
import { ensureDefined } from '@/lib/core/assert';
import { systemClock } from '@/lib/core/clock';
import { settingsArea } from '@/lib/platform/settings-area';
import { request } from '@/lib/protocol/channel';
import { createSettingsStore } from '@/lib/storage/settings-store';
import { framedChart } from './framed-chart';

const settings = createSettingsStore(settingsArea);

/** Of a sidebar in a tab of its own: the market in the address, else the first that is recorded. */
async function market(): Promise<string> {
  const named = new URLSearchParams(location.search).get('market');
  return named ?? (await settings.current()).markets[0] ?? 'BTC-USDT';
}

const model = new SidebarModel({
  ask: request,
  settings,
  chart: framedChart(),
  market,
  isVisible: () => document.visibilityState === 'visible',
  clock: systemClock,
});
render(<Sidebar model={model} />, ensureDefined(document.getElementById('app'), 'sidebar root'));
