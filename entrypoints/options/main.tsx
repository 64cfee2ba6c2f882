import { render } from 'preact';
import { Options } from '@/components/options/options';
import { OptionsModel } from '@/components/options/options-model';
import { ensureDefined } from '@/lib/core/assert';
import { systemClock } from '@/lib/core/clock';
import { EXCHANGES } from '@/lib/exchanges/registry';
import { VENUE_IDS } from '@/lib/market/venues';
import { createFile } from '@/lib/platform/create-file';
import { hostAccess } from '@/lib/platform/host-access';
import { settingsArea } from '@/lib/platform/settings-area';
import { playTone } from '@/lib/platform/tone';
import { request } from '@/lib/protocol/channel';
import { Database } from '@/lib/storage/database';
import { createSettingsStore } from '@/lib/storage/settings-store';
import { storedHistory } from './stored-history';

const model = new OptionsModel({
  ask: request,
  settings: createSettingsStore(settingsArea),
  access: hostAccess,
  venues: VENUE_IDS.map((id) => EXCHANGES[id]),
  clock: systemClock,
  history: storedHistory(new Database(), systemClock),
  createFile,
  play: (sound) => sound === 'none' || playTone(sound),
});
render(<Options model={model} />, ensureDefined(document.getElementById('app'), 'options root'));
