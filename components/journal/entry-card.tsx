import { QUESTIONS, STEPS } from '@/components/reading/read-words';
import { Card } from '@/components/popup/card';
import { formatMoment, formatPrice } from '@/components/popup/format';
import { dueAt, type JournalEntry } from '@/lib/journal/entry';
import { PICTURE_KINDS } from '@/lib/journal/picture';
import { VENUE_NAMES } from '@/lib/market/venues';
import { QUESTION_IDS, STEP_IDS } from '@/lib/reading/read';
import { AnswerList } from './answer-list';
import { DeleteButton } from './delete-button';
import type { JournalModel } from './journal-model';
import { shareText, spanText, wayText } from './journal-words';
import { OutcomeList } from './outcome-list';
import { PictureBox } from './picture-box';
import { RemarksForm } from './remarks-form';
import { ZoneTable } from './zone-table';

interface EntryCardProps {
  readonly model: JournalModel;
  readonly entry: JournalEntry;
}

/** One entry with all that its read found, as it was. */
export function EntryCard({ model, entry }: EntryCardProps) {
  const now = model.now.value;
  const { id, market, direction, readAt, read } = entry;
  const isSecret = model.isSecret(id);
  return (
    <Card
      title={`${direction} ${market}, ${formatMoment(readAt, now)}`}
      aside={
        <button type="button" class="action" onClick={model.close}>
          Close
        </button>
      }
    >
      <PlanFacts entry={entry} now={now} />
      {!isSecret && <OutcomeList model={model} entry={entry} />}
      <div class="pictures">
        {PICTURE_KINDS.filter((kind) => kind === 'before' || !isSecret).map((kind) => (
          <PictureBox key={kind} kind={kind} entry={entry} model={model} />
        ))}
      </div>
      <RemarksForm entry={entry} onSave={(remarks) => model.change(id, remarks)} />
      <h3>Checklist</h3>
      <AnswerList ids={QUESTION_IDS} words={QUESTIONS} answers={read.checklist} />
      <details>
        <summary>The ten steps</summary>
        <AnswerList ids={STEP_IDS} words={STEPS} answers={read.steps} />
      </details>
      <details>
        <summary>Zones ({read.zones.length})</summary>
        <ZoneTable zones={read.zones} />
      </details>
      <DeleteButton
        label="Delete this entry"
        question="Delete it with its pictures?"
        onDelete={() => model.delete([id])}
      />
    </Card>
  );
}

function PlanFacts({ entry, now }: { readonly entry: JournalEntry; readonly now: number }) {
  const { price, target, invalidation, horizonMs, probability, venue, reviewed } = entry;
  return (
    <dl class="facts">
      <dt>Price</dt>
      <dd class="figure">
        {formatPrice(price)} {venue && <small>{VENUE_NAMES[venue]}</small>}
      </dd>
      <dt>Target</dt>
      <dd class="figure">
        {formatPrice(target)} <small>{wayText(price, target)}</small>
      </dd>
      <dt>Invalidation</dt>
      <dd class="figure">
        {formatPrice(invalidation)} <small>{wayText(price, invalidation)}</small>
      </dd>
      <dt>Horizon</dt>
      <dd>
        {spanText(horizonMs)} <small>until {formatMoment(dueAt(entry), now)}</small>
      </dd>
      {probability !== undefined && (
        <>
          <dt>Your probability</dt>
          <dd>{shareText(probability)}</dd>
        </>
      )}
      {reviewed !== undefined && (
        <>
          <dt>Reviewed</dt>
          <dd>{formatMoment(reviewed, now)}</dd>
        </>
      )}
    </dl>
  );
}
