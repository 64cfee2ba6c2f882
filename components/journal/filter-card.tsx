import { useMemo } from 'preact/hooks';
import { Card } from '@/components/popup/card';
import { formatCount } from '@/components/popup/format';
import { Choice } from '@/components/popup/layers/choice';
import { ALL, choicesOf, FATES, type Filter } from './filter';
import { FATE_WORDS, typeName } from './journal-words';
import type { JournalModel } from './journal-model';

const NEWEST: readonly (readonly [number, string])[] = [
  [0, 'all'],
  [50, 'last 50'],
  [100, 'last 100'],
];

const DIRECTIONS = ['long', 'short'] as const;

/** Which entries are listed, counted and exported. */
export const FilterCard = ({ model }: { readonly model: JournalModel }) => (
  <Card
    title="Filter"
    aside={
      Object.values(model.filter.value).some(Boolean) && (
        <button type="button" class="action" onClick={() => model.setFilter(ALL)}>
          Show all
        </button>
      )
    }
  >
    <Fields model={model} />
    <p class="quiet" role="status">
      {model.all.value
        ? `${formatCount(model.found.value.length)} of ${formatCount(model.all.value.length)} match`
        : 'Reading the older ones…'}
    </p>
    <div class="line">
      <Review model={model} count={50} />
      <Review model={model} count={100} />
    </div>
  </Card>
);

function Fields({ model }: { readonly model: JournalModel }) {
  const entries = model.entries.value;
  const { markets, tags, types } = useMemo(() => choicesOf(entries), [entries]);
  const { market, direction, fate, tag, type, newest } = model.filter.value;
  const set =
    <Key extends keyof Filter>(key: Key) =>
    (value: Filter[Key]) =>
      model.setFilter({ [key]: value });
  return (
    <div class="filter">
      <Choice label="Market" value={market} options={orAll(markets)} onChange={set('market')} />
      <Choice label="Direction" value={direction} options={orAll(DIRECTIONS)} onChange={set('direction')} />
      <Choice
        label="Outcome"
        value={fate}
        options={orAll(FATES, (each) => FATE_WORDS[each])}
        onChange={set('fate')}
      />
      <Choice label="Tag" value={tag} options={orAll(tags)} onChange={set('tag')} />
      <Choice label="Read type" value={type} options={orAll(types, typeName)} onChange={set('type')} />
      <Choice label="Newest" value={newest} options={NEWEST} onChange={set('newest')} />
    </div>
  );
}

const orAll = <Value extends string>(
  values: readonly Value[],
  nameOf: (value: Value) => string = String,
): readonly (readonly [value: Value | '', name: string])[] => [
  ['', 'all'],
  ...values.map((value) => [value, nameOf(value)] as const),
];

function Review({ model, count }: { readonly model: JournalModel; readonly count: number }) {
  const found = model.found.value.length;
  if (found === 0 || (count > 50 && found <= 50)) return null;
  return (
    <button type="button" class="action" onClick={() => void model.startReview(count)}>
      Review the last {Math.min(count, found)}
    </button>
  );
}
