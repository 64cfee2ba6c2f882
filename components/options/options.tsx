import { useEffect } from 'preact/hooks';
import { RulesCard } from '@/components/alerts/rules-card';
import { Announcer } from '@/components/popup/announcer';
import { withPaused } from '@/components/popup/changes';
import { popupFacts } from '@/components/popup/facts';
import { lastOf } from '@/components/popup/poll';
import { PopupHeader } from '@/components/popup/popup-header';
import { Troubles } from '@/components/popup/troubles';
import { LARGEST_VENUES } from '@/lib/market/venues';
import type { Settings } from '@/lib/storage/settings';
import { withMarket, withoutMarket, withRetention } from './changes';
import { HistoryCard } from './history/history-card';
import { type OfferGroup, offerGroups } from './offer-view';
import { LargestVenues } from './largest-venues';
import type { OptionsModel } from './options-model';
import { PositionsCard } from './positions-card';
import { SymbolCard } from './symbol-card';
import { VenueList } from './venue-list';

/** The whole options page. Every control changes the settings at once, or asks first where a permission is missing. */
export function Options({ model }: { readonly model: OptionsModel }) {
  useEffect(() => model.start(), [model]);
  const { value, failure } = model.settings;
  const settings = value.value;
  if (!settings) return <p class="loading">{failure.value || 'Reading the settings…'}</p>;
  const answer = model.status.answer.value;
  const silence = answer.kind === 'silent' ? answer.reason : undefined;
  const groups = offerGroups(model, settings);
  const offers = groups.flatMap((group) => group.offers);
  return (
    <>
      <PopupHeader paused={settings.paused} onPause={(paused) => model.settings.change(withPaused(paused))} />
      <Announcer facts={popupFacts(offers, { kind: 'waiting' }, silence !== undefined)} />
      <Troubles
        silence={silence}
        settingsFailure={failure.value}
        accessFailure=""
        isPaused={settings.paused}
      />
      <Columns model={model} settings={settings} groups={groups} />
    </>
  );
}

interface ColumnsProps {
  readonly model: OptionsModel;
  readonly settings: Settings;
  readonly groups: readonly OfferGroup[];
}

function Columns({ model, settings, groups }: ColumnsProps) {
  const { settings: live, status, access } = model;
  const { markets } = settings;
  const followed = lastOf(status.answer.value)?.value.markets ?? [];
  return (
    <main>
      <div class="column">
        <Contents />
        <SymbolCard
          markets={markets}
          passing={followed.filter((market) => !markets.includes(market))}
          onAdd={(market) => live.change(withMarket(market))}
          onRemove={(market) => live.change(withoutMarket(market))}
        />
        <PositionsCard
          isOn={settings.hyperliquidPositions}
          isVenueOn={settings.venues.hyperliquid}
          observed={lastOf(status.answer.value)?.value.observed}
          note={access.notes.value.get('positions') ?? ''}
          onToggle={(isOn) => void model.togglePositions(isOn)}
        />
      </div>
      <div class="column">
        <Introduction symbols={markets.length} />
        {LARGEST_VENUES.some((id) => !settings.venues[id]) && (
          <LargestVenues
            note={access.notes.value.get('largest') ?? ''}
            onUse={() => void model.takeLargest()}
          />
        )}
        <VenueList
          groups={groups}
          onToggle={({ info }, isOn) => void model.toggle(info, isOn)}
          onAllow={({ info }) => void model.allow(info)}
          onWithdraw={({ info }) => void model.withdraw(info)}
        />
        <div id="alerts">
          <RulesCard
            model={model.rules}
            settings={settings}
            alerts={lastOf(model.alerts.answer.value)?.value ?? []}
            now={model.ports.clock.now()}
            change={live.change}
            onPlay={model.ports.play}
          />
        </div>
        <div id="history">
          <HistoryCard
            model={model.history}
            settings={settings}
            followed={[...new Set([...markets, ...followed])]}
            onKeep={(retention) => live.change(withRetention(retention))}
          />
        </div>
      </div>
    </main>
  );
}

const Contents = () => (
  <nav class="line" aria-label="On this page">
    <a href="#venues">Venues</a>
    <a href="#alerts">Alerts</a>
    <a href="#history">History on this computer</a>
  </nav>
);

const Introduction = ({ symbols }: { readonly symbols: number }) => (
  <div class="introduction" id="venues">
    <h2>Venues</h2>
    <p>
      Isotherm reads public market data straight from the venues you switch on, through no server of ours.
      Your browser asks you for each venue’s addresses when you switch it on, and you can take that back here
      or in the browser at any time.
    </p>
    <p class="quiet">
      Costs are those of {symbols === 1 ? 'your one symbol' : `your ${symbols} symbols`} while all is calm.
      Loading the books, and the past once, takes more requests for a while: never above 30 % of what a venue
      allows.
    </p>
  </div>
);
