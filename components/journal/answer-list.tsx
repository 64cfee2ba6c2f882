import { VERDICT_TONES } from '@/components/reading/read-words';
import { LAYER_NAMES } from '@/components/popup/layers/layer-names';
import { VENUE_NAMES } from '@/lib/market/venues';
import type { Answer, Evidence } from '@/lib/reading/read';
import { utcText } from '@/lib/journal/time-text';
import { shareText } from './journal-words';

interface AnswerListProps<Id extends string> {
  readonly ids: readonly Id[];
  readonly words: Readonly<Record<Id, string>>;
  readonly answers: Readonly<Record<Id, Answer>>;
}

/** Answers with what stood behind them, as they were. */
export function AnswerList<Id extends string>({ ids, words, answers }: AnswerListProps<Id>) {
  return (
    <ol class="answers">
      {ids.map((id) => {
        const { answer, verdict, evidence, confidence } = answers[id];
        return (
          <li key={id}>
            <div class="line">
              <span class="quiet">
                {id} {words[id]}
              </span>
              <span class={`state ${VERDICT_TONES[verdict]}`}>{verdict}</span>
              <small class="figure">confidence {shareText(confidence)}</small>
            </div>
            <p>{answer}</p>
            {evidence.length > 0 && (
              <ul class="evidence">
                {evidence.map((fact, index) => (
                  <li key={index}>
                    {fact.text} <small>{sourceWords(fact)}</small>
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function sourceWords({ layer, venues = [], asOf }: Evidence): string {
  const names = venues.map((venue) => VENUE_NAMES[venue]);
  const parts = [layer && LAYER_NAMES[layer], names.join(', '), asOf !== undefined && utcText(asOf)];
  return parts.filter(Boolean).join(' · ');
}
