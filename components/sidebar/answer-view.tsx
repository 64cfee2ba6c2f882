import { VERDICT_TONES } from '@/components/reading/read-words';
import { Hint } from '@/components/popup/hint';
import { VENUE_NAMES } from '@/lib/market/venues';
import type { Answer, Evidence } from '@/lib/reading/read';
import { agoText, isStale, shareText } from './sidebar-words';

interface AnswerViewProps {
  readonly answer: Answer;
  readonly now: number;
  /** Shown whole, without a fold. */
  readonly isOpen?: boolean;
}

export const VerdictWord = ({ verdict }: Pick<Answer, 'verdict'>) => (
  <span class={`state ${VERDICT_TONES[verdict]}`}>{verdict}</span>
);

/** What was found, how old it is, how sure, what it rests on and what would change it. */
export function AnswerView({ answer, now, isOpen = false }: AnswerViewProps) {
  const { evidence, wouldChange, confidence } = answer;
  const facts = evidence.length === 1 ? '1 fact' : `${evidence.length || 'no'} facts`;
  return (
    <>
      <p class="sentence">{answer.answer}</p>
      <details open={isOpen}>
        <summary>
          <span>{facts}</span>
          <Age answer={answer} now={now} />
          <Hint text="How much of what the answer needs was there and agreed. It is no probability that a trade goes well.">
            {shareText(confidence)} known
          </Hint>
        </summary>
        <Facts evidence={evidence} now={now} />
        <p class="would">
          <span class="quiet">Would change it:</span> {wouldChange}
        </p>
      </details>
    </>
  );
}

function Age({ answer: { asOf, evidence }, now }: AnswerViewProps) {
  if (asOf === undefined) return <span>no data</span>;
  const isOld = evidence.some((fact) => isStale(fact, now));
  return <span class={isOld ? 'old' : ''}>{`${agoText(asOf, now)}${isOld ? ', stale' : ''}`}</span>;
}

/** Facts, each with whose data it rests on and its age. */
export const Facts = ({
  evidence,
  now,
}: {
  readonly evidence: readonly Evidence[];
  readonly now: number;
}) => (
  <ul class="evidence">
    {evidence.map((fact) => (
      <li key={fact.text}>
        {fact.text} <small class={isStale(fact, now) ? 'old' : ''}>{sourceText(fact, now)}</small>
      </li>
    ))}
  </ul>
);

function sourceText(fact: Evidence, now: number): string {
  const { venues = [], asOf, layer } = fact;
  // What is set was not read from anywhere.
  if (asOf === undefined && layer === undefined && venues.length === 0) return '';
  const age = asOf === undefined ? 'age unknown' : agoText(asOf, now);
  return [...venues.map((venue) => VENUE_NAMES[venue]), age, ...(isStale(fact, now) ? ['stale'] : [])].join(
    ' · ',
  );
}
