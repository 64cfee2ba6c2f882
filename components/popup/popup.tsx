import { useEffect } from 'preact/hooks';
import { withRule } from '@/components/alerts/changes';
import type { Settings } from '@/lib/storage/settings';
import { AlertCard } from './alert-card';
import { Announcer } from './announcer';
import { withOverride, withPaused } from './changes';
import { popupFacts } from './facts';
import { JournalLine } from './journal-line';
import { LayerCards } from './layers/layer-cards';
import { OptionsLink } from './options-link';
import { PageCard } from './page-card';
import { type Answer, lastOf } from './poll';
import { PopupHeader } from './popup-header';
import type { PopupModel } from './popup-model';
import { StorageLine } from './storage-line';
import { Troubles } from './troubles';
import { VenueCard } from './venue-card';
import type { VenueView } from './venue-row';

/** The whole popup. Every control changes the settings at once. */
export function Popup({ model }: { readonly model: PopupModel }) {
  useEffect(() => model.start(), [model]);
  const { value, failure } = model.settings;
  const settings = value.value;
  if (!settings) return <p class="loading">{failure.value || 'Reading the settings…'}</p>;
  const silence = reasonOf(model.status.answer.value);
  const venues = venueViews(model, settings);
  return (
    <>
      <PopupHeader paused={settings.paused} onPause={(paused) => model.settings.change(withPaused(paused))} />
      <Announcer facts={popupFacts(venues, model.page.answer.value, silence !== undefined)} />
      <Troubles
        silence={silence}
        settingsFailure={failure.value}
        accessFailure={model.accessFailure.value}
        isPaused={settings.paused}
      />
      <Cards model={model} settings={settings} venues={venues} />
    </>
  );
}

interface CardsProps {
  readonly model: PopupModel;
  readonly settings: Settings;
  readonly venues: readonly VenueView[];
}

function Cards({ model, settings, venues }: CardsProps) {
  const { ports, now, alerts, page, status } = model;
  const { change } = model.settings;
  const report = lastOf(status.answer.value);
  return (
    <main>
      <PageCard
        page={page.answer.value}
        venues={ports.venues}
        isOverridden={(host) => Object.hasOwn(settings.overrides, host)}
        load={model.instruments}
        onAdopt={() => ports.ask('adopt')}
        // A page that was just left has none to open; the next look says so.
        onChecklist={() => void ports.ask('sidebar').catch(() => {})}
        onChoose={(host, choice) => change(withOverride(host, choice))}
      />
      <LayerCards settings={settings} change={change} />
      <VenueCard
        venues={venues}
        now={now.value}
        onToggle={(venue, isOn) => model.toggle(venue, isOn)}
        onAllow={(venue) => void model.allow(venue)}
      />
      <OptionsLink />
      <JournalLine ask={ports.ask} market={lastOf(page.answer.value)?.value?.market} now={now.value} />
      <AlertCard
        rules={settings.alertRules}
        alerts={alerts.answer.value}
        now={now.value}
        onChange={(rule, of) => change(withRule(rule, of))}
      />
      {report && <StorageLine storage={report.value.storage} backfill={report.value.backfill} />}
    </main>
  );
}

function venueViews({ ports, status, withheld }: PopupModel, settings: Settings): readonly VenueView[] {
  const report = lastOf(status.answer.value)?.value;
  return ports.venues.map((info) => ({
    info,
    isOn: settings.venues[info.id],
    isWithheld: withheld.value.has(info.id),
    status: report?.venues.find(({ venue }) => venue === info.id),
  }));
}

const reasonOf = (answer: Answer<unknown>) => (answer.kind === 'silent' ? answer.reason : undefined);
