import { TaskLine } from '@/components/popup/task-line';
import { Card } from '@/components/popup/card';
import { formatCount } from '@/components/popup/format';
import { DeleteButton } from './delete-button';
import { type Format, FORMATS } from './export-model';
import type { JournalModel } from './journal-model';

const NAMES: Readonly<Record<Format, string>> = { csv: 'CSV', json: 'JSON', md: 'Markdown with pictures' };

/** What is done with all entries that match the filter. */
export function ExportCard({ model }: { readonly model: JournalModel }) {
  const ids = model.found.value.map(({ id }) => id);
  const { task, exportTo } = model.exporting;
  const words = `${formatCount(ids.length)} ${ids.length === 1 ? 'entry' : 'entries'}`;
  const isBusy = task.value.state === 'busy';
  return (
    <Card title="Export and delete">
      <div class="line">
        <span>{words} that match, as</span>
        {FORMATS.map((format) => (
          <button
            key={format}
            type="button"
            class="action"
            aria-disabled={isBusy || ids.length === 0}
            onClick={() => {
              if (!isBusy && ids.length > 0) void exportTo(format, ids);
            }}
          >
            {NAMES[format]}
          </button>
        ))}
      </div>
      <TaskLine task={task.value} />
      {ids.length > 0 && (
        <DeleteButton
          label={`Delete ${words}`}
          question={`Delete ${words} with their pictures?`}
          onDelete={() => model.delete(ids)}
        />
      )}
    </Card>
  );
}
