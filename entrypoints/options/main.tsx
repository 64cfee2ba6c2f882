import { render } from 'preact';
import { Options } from '@/components/options/options';
import { OptionsModel } from '@/components/options/options-model';
import { ensureDefined } from '@/lib/core/assert';
import { systemClock } from '@/lib/core/clock';
import { EXCHANGES } from '@/lib/exchanges/registry';
import { VENUE_IDS } from '@/lib/market/venues';
import { hostAccess } from '@/lib/platform/host-access';
import { settingsArea } from '@/lib/platform/settings-area';
import { request } from '@/lib/protocol/channel';
import { createSettingsStore } from '@/lib/storage/settings-store';

const model = new OptionsModel({
  ask: request,
  settings: createSettingsStore(settingsArea),
  access: hostAccess,
  venues: VENUE_IDS.map((id) => EXCHANGES[id]),
  clock: systemClock,
});
render(<Options model={model} />, ensureDefined(document.getElementById('app'), 'options root'));
