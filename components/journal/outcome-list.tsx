import { formatMoment } from '@/components/popup/format';
import { finalAt } from '@/lib/journal/due';
import type { EntryHead } from '@/lib/journal/entry';
import type { Scored } from '@/lib/journal/outcome';
import { fateOf } from './filter';
import type { JournalModel } from './journal-model';
import {
  DEPLETION_WORDS,
  FATE_TONES,
  fateWords,
  percentText,
  REACTION_WORDS,
  shareText,
} from './journal-words';

interface OutcomeListProps {
  readonly model: JournalModel;
  readonly entry: EntryHead;
}

/** What became of an entry, by rule. */
export function OutcomeList({ model, entry }: OutcomeListProps) {
  const { id, outcome } = entry;
  const now = model.now.value;
  const scored = outcome?.kind === 'scored' ? outcome : undefined;
  return (
    <div class="outcome">
      <div class="line">
        <span class={`state ${FATE_TONES[fateOf(entry)]}`}>{fateWords(entry, now)}</span>
        {scored && <small>{formatMoment(scored.at, now)}</small>}
        {!scored?.final && (
          <button type="button" class="action" onClick={() => void model.score(id)}>
            Score now
          </button>
        )}
      </div>
      {outcome?.kind === 'unscored' && <p>{outcome.reason}</p>}
      {scored && <Facts entry={entry} outcome={scored} now={now} />}
    </div>
  );
}

interface FactsProps {
  readonly entry: EntryHead;
  readonly outcome: Scored;
  readonly now: number;
}

function Facts({ entry, outcome, now }: FactsProps) {
  const { bestPercent, worstPercent, zone, baseline, final } = outcome;
  return (
    <dl class="facts">
      <dt>Until then</dt>
      <dd>
        {percentText(bestPercent)} your way, {percentText(worstPercent)} against
      </dd>
      <dt>Zone of the target</dt>
      <dd>
        {zone ? zoneWords(zone) : 'the target lies in none'}
        {zone && !final && `, so far; told for good ${formatMoment(finalAt(entry), now)}`}
      </dd>
      <dt>By chance</dt>
      <dd>
        {baseline
          ? `the target comes first in ${shareText(baseline.targets / baseline.reads)} of ${baseline.reads} random times of this market`
          : 'not known: too few bars before the read'}
      </dd>
    </dl>
  );
}

function zoneWords({ reached, reaction, depletion }: NonNullable<Scored['zone']>): string {
  if (reached === 'unknown') return 'whether it was reached is not known';
  if (reached === 'no') return 'not reached';
  const isOfMap = depletion !== 'no liquidation zone' && depletion !== 'not crossed';
  return `reached, ${REACTION_WORDS[reaction]}${isOfMap ? `, ${DEPLETION_WORDS[depletion]}` : ''}`;
}
