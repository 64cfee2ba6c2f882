import { render } from 'preact';
import { Funding } from '@/components/funding/funding';
import { FundingModel } from '@/components/funding/funding-model';
import { ensureDefined } from '@/lib/core/assert';
import { systemClock } from '@/lib/core/clock';
import { settingsArea } from '@/lib/platform/settings-area';
import { request } from '@/lib/protocol/channel';
import { createSettingsStore } from '@/lib/storage/settings-store';

const settings = createSettingsStore(settingsArea);

/** The market in the address, else the first that is recorded. */
async function market(): Promise<string> {
  const named = new URLSearchParams(location.search).get('market');
  return named ?? (await settings.current()).markets[0] ?? 'BTC-USDT';
}

const model = new FundingModel({
  load: async () => request('funding', { market: await market() }),
  clock: systemClock,
});
render(<Funding model={model} />, ensureDefined(document.getElementById('app'), 'funding root'));
