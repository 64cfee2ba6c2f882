import { QUESTIONS } from '@/components/reading/read-words';
import { type MarketRead, QUESTION_IDS } from '@/lib/reading/read';
import { AnswerView, VerdictWord } from './answer-view';

interface ChecklistProps {
  readonly read: MarketRead;
  readonly now: number;
}

/** The five questions before a trade, answered. */
export const Checklist = ({ read, now }: ChecklistProps) => (
  <ol class="answers">
    {QUESTION_IDS.map((id) => (
      <li key={id} class="card" aria-label={QUESTIONS[id]}>
        <header>
          <h2>
            <b>{id}</b> {QUESTIONS[id]}
          </h2>
          <VerdictWord verdict={read.checklist[id].verdict} />
        </header>
        <AnswerView answer={read.checklist[id]} now={now} />
      </li>
    ))}
  </ol>
);
