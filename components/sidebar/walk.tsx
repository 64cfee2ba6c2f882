import { STEPS } from '@/components/reading/read-words';
import { PresetChoice } from '@/components/popup/layers/preset-choice';
import { withPreset } from '@/components/popup/changes';
import { type MarketRead, STEP_IDS, type StepId } from '@/lib/reading/read';
import { presetOf } from '@/lib/storage/presets';
import { AnswerView, VerdictWord } from './answer-view';
import type { SidebarModel } from './sidebar-model';

interface WalkProps {
  readonly model: SidebarModel;
  readonly read: MarketRead;
}

/** The ten steps of reading a heatmap, one after the other. */
export function Walk({ model, read }: WalkProps) {
  const { step, done, now, settings } = model;
  const id = step.value;
  const at = STEP_IDS.indexOf(id);
  const before = STEP_IDS[at - 1];
  const next = STEP_IDS[at + 1];
  const finish = () => {
    model.mark(id, true);
    if (next) model.go(next);
  };
  const stored = settings.value.value;
  return (
    <div class="walk">
      {stored && (
        <PresetChoice value={presetOf(stored)} onChoose={(preset) => settings.change(withPreset(preset))} />
      )}
      <StepMarks current={id} read={read} done={done.value} onChoose={model.go} />
      <section class="card" aria-label={STEPS[id]}>
        <header>
          <h2>
            <b>{id}</b> {STEPS[id]}
          </h2>
          <VerdictWord verdict={read.steps[id].verdict} />
        </header>
        <AnswerView key={id} answer={read.steps[id]} now={now.value} isOpen />
      </section>
      <div class="actions spread">
        <button type="button" class="action" disabled={!before} onClick={() => before && model.go(before)}>
          Previous
        </button>
        <span class="quiet" role="status">
          {done.value.size} of {STEP_IDS.length} done
        </span>
        <button type="button" class="action main" onClick={finish}>
          {next ? 'Done, next' : 'Done'}
        </button>
      </div>
    </div>
  );
}

interface StepMarksProps {
  readonly current: StepId;
  readonly read: MarketRead;
  readonly done: ReadonlySet<StepId>;
  readonly onChoose: (id: StepId) => void;
}

const StepMarks = ({ current, read, done, onChoose }: StepMarksProps) => (
  <ol class="marks">
    {STEP_IDS.map((id) => (
      <li key={id}>
        <button
          type="button"
          aria-current={id === current ? 'step' : undefined}
          title={`${STEPS[id]}: ${read.steps[id].verdict}${done.has(id) ? ', done' : ''}`}
          onClick={() => onChoose(id)}
        >
          <span class={done.has(id) ? 'tick' : ''}>{id.slice(1)}</span>
        </button>
      </li>
    ))}
  </ol>
);
