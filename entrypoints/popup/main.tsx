import { render } from 'preact';
import { Popup } from '@/components/popup/popup';
import { PopupModel } from '@/components/popup/popup-model';
import { ensureDefined } from '@/lib/core/assert';
import { systemClock } from '@/lib/core/clock';
import { EXCHANGES } from '@/lib/exchanges/registry';
import { VENUE_IDS } from '@/lib/market/venues';
import { hostAccess } from '@/lib/platform/host-access';
import { settingsArea } from '@/lib/platform/settings-area';
import { request } from '@/lib/protocol/channel';
import { createSettingsStore } from '@/lib/storage/settings-store';

const model = new PopupModel({
  ask: request,
  settings: createSettingsStore(settingsArea),
  access: hostAccess,
  venues: VENUE_IDS.map((id) => EXCHANGES[id]),
  clock: systemClock,
});
render(<Popup model={model} />, ensureDefined(document.getElementById('app'), 'popup root'));
