import type { Pooled } from '@/lib/heatmaps/columns/series';
import type { HeatLayerId } from '@/lib/heatmaps/layers';
import { LIQUIDATION_MODELS, type LiquidationModelId } from '@/lib/heatmaps/liquidation/model-id';
import type { BookSides } from '@/lib/heatmaps/order-book/sides';
import { VENUE_IDS, VENUE_NAMES } from '@/lib/market/venues';
import { presetOf } from '@/lib/storage/presets';
import type { Settings } from '@/lib/storage/settings';
import {
  withDisplay,
  withFunding,
  withLayer,
  withLiquidation,
  withMarks,
  withPreset,
  withProfile,
  withRaised,
} from '../changes';
import { Switch } from '../switch';
import { Choice } from './choice';
import { HeatCard } from './heat-card';
import { LAYER_NAMES } from './layer-names';
import { PlainCard } from './plain-card';
import { PresetChoice } from './preset-choice';
import { ProfileCard } from './profile-card';

const MODEL_NAMES: Readonly<Record<LiquidationModelId, string>> = {
  mixture: 'calibrated by real liquidations',
  'fixed-bands': 'fixed leverage 10, 25, 50, 100×',
  'volume-only': 'volume alone',
};

const LOOKBACKS: readonly (readonly [hours: number, name: string])[] = [
  [12, '12 hours'],
  [24, '1 day'],
  [72, '3 days'],
  [168, '7 days'],
  [336, '14 days'],
  [720, '30 days'],
  [2160, '90 days'],
];

const SIDE_NAMES: readonly (readonly [BookSides, string])[] = [
  ['both', 'bids and asks'],
  ['bid', 'bids'],
  ['ask', 'asks'],
];

const POOLED_NAMES: readonly (readonly [Pooled, string])[] = [
  ['max', 'the largest size'],
  ['mean', 'the mean size'],
];

interface LayerCardsProps {
  readonly settings: Settings;
  readonly change: (change: (settings: Settings) => Settings) => void;
}

/** Everything that can be laid on a chart, the topmost heatmap first. */
export function LayerCards({ settings, change }: LayerCardsProps) {
  const { layers, layerOrder, profile, funding, marks } = settings;
  const topmost = layerOrder.at(-1);
  return (
    <>
      <PresetChoice value={presetOf(settings)} onChoose={(preset) => change(withPreset(preset))} />
      {layerOrder.toReversed().map((id) => (
        <HeatCard
          key={id}
          id={id}
          style={layers[id]}
          onChange={(style) => change(withLayer(id, style))}
          onRaise={id === topmost ? undefined : () => change(withRaised(id))}
        >
          <Extras id={id} settings={settings} change={change} />
        </HeatCard>
      ))}
      <ProfileCard style={profile} onChange={(style) => change(withProfile(style))} />
      <PlainCard title={LAYER_NAMES.funding} style={funding} onChange={(style) => change(withFunding(style))}>
        <a class="quiet" href="/funding.html" target="_blank" rel="noreferrer">
          All venues in numbers
        </a>
      </PlainCard>
      <PlainCard title={LAYER_NAMES.marks} style={marks} onChange={(style) => change(withMarks(style))}>
        <p class="quiet">
          Walls and what became of them, absorption, sweeps, cascades; where layers agree or hold nothing.
        </p>
      </PlainCard>
      <div class="display">
        <Switch
          label="Sizes in cells when zoomed in"
          checked={settings.numbers}
          onChange={(numbers) => change(withDisplay({ numbers }))}
        />
        <Switch
          label="Sizes in quote units"
          checked={settings.sizesIn === 'quote'}
          onChange={(isQuote) => change(withDisplay({ sizesIn: isQuote ? 'quote' : 'base' }))}
        />
      </div>
    </>
  );
}

/** What only one of the heatmaps can be told. */
function Extras({ id, settings, change }: LayerCardsProps & { readonly id: HeatLayerId }) {
  const { bookOf, bookPooled, bookSides, venues, liquidation } = settings;
  if (id === 'order-book') {
    const on = VENUE_IDS.filter((venue) => venues[venue] || venue === bookOf);
    return (
      <>
        <Choice
          label="Orders of"
          value={bookOf}
          options={[['all', 'all venues'], ...on.map((venue) => [venue, VENUE_NAMES[venue]] as const)]}
          onChange={(value) => change(withDisplay({ bookOf: value }))}
        />
        <div class="pair">
          <Choice
            label="Sides"
            value={bookSides}
            options={SIDE_NAMES}
            onChange={(value) => change(withDisplay({ bookSides: value }))}
          />
          <Choice
            label="Zoomed out, a cell is"
            value={bookPooled}
            options={POOLED_NAMES}
            onChange={(value) => change(withDisplay({ bookPooled: value }))}
          />
        </div>
      </>
    );
  }
  if (id !== 'liquidation') return null;
  return (
    <div class="pair">
      <Choice
        label="Model"
        value={liquidation.model}
        options={LIQUIDATION_MODELS.map((model) => [model, MODEL_NAMES[model]] as const)}
        onChange={(model) => change(withLiquidation({ model }))}
      />
      <Choice
        label="Positions of the last"
        value={liquidation.lookbackHours}
        options={LOOKBACKS}
        onChange={(lookbackHours) => change(withLiquidation({ lookbackHours }))}
      />
    </div>
  );
}
