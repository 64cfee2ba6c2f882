import { DAY_MS } from '@/lib/core/durations';
import { useState } from 'preact/hooks';
import { LAYER_NAMES } from '@/components/popup/layers/layer-names';
import { MomentField } from '@/components/popup/moment-field';
import { HEAT_LAYERS, type HeatLayerId } from '@/lib/heatmaps/layers';
import type { ExportQuery } from '@/lib/storage/transfer/export-history';
import { CheckList } from './check-list';
import { readExport, spanOf } from './export-text';
import type { Task } from '@/components/popup/task';
import { TaskLine } from '@/components/popup/task-line';

interface ExportFormProps {
  readonly markets: readonly string[];
  /** How many days are kept at most. */
  readonly days: number;
  /** Epoch ms. */
  readonly now: number;
  readonly task: Task;
  readonly onExport: (query: ExportQuery) => void;
}

/** Writes a stretch of what is stored to one file. */
export function ExportForm({ markets, days, now, task, onExport }: ExportFormProps) {
  const [span, setSpan] = useState(() => spanOf(now, days * DAY_MS));
  const [unwanted, setUnwanted] = useState<ReadonlySet<string>>(new Set());
  const [hidden, setHidden] = useState<ReadonlySet<HeatLayerId>>(new Set());
  const [problem, setProblem] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    const answer = readExport({
      ...span,
      markets: markets.filter((market) => !unwanted.has(market)),
      layers: HEAT_LAYERS.filter((layer) => !hidden.has(layer)),
    });
    setProblem(answer.ok ? '' : answer.problem);
    if (answer.ok) onExport(answer.query);
  };
  return (
    <form class="part" onSubmit={submit} noValidate>
      <h3>Export</h3>
      <p class="quiet">
        One file with the heatmaps of all venues, to look at on another computer. The last seconds may not be
        on disk yet.
      </p>
      <div class="moments">
        <MomentField label="From" value={span.from} onChange={(from) => setSpan({ ...span, from })} />
        <MomentField label="To" value={span.to} onChange={(to) => setSpan({ ...span, to })} />
      </div>
      <CheckList
        legend="Symbols"
        items={markets}
        nameOf={(market) => market}
        without={unwanted}
        onChange={setUnwanted}
      />
      <CheckList
        legend="Heatmaps"
        items={HEAT_LAYERS}
        nameOf={(layer) => LAYER_NAMES[layer]}
        without={hidden}
        onChange={setHidden}
      />
      <p class="error" aria-live="polite">
        {problem}
      </p>
      <button type="submit" class="action" disabled={task.state === 'busy'}>
        Export to a file
      </button>
      <TaskLine task={task} />
    </form>
  );
}
