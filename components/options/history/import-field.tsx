import { useId } from 'preact/hooks';
import type { Task } from '@/components/popup/task';
import { TaskLine } from '@/components/popup/task-line';

interface ImportFieldProps {
  readonly task: Task;
  readonly onChoose: (file: File) => void;
}

/** Takes a file that was exported, as soon as it is chosen. */
export function ImportField({ task, onChoose }: ImportFieldProps) {
  const id = useId();
  const choose = (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file) onChoose(file);
    // The same file can be chosen again, which is otherwise no change.
    input.value = '';
  };
  return (
    <div class="part">
      <h3>Import</h3>
      <p class="quiet">
        Fills what is missing here; what is stored stays as it is. A file that is not whole is refused. What
        is older than you keep is deleted again within minutes.
      </p>
      <div class="field">
        <label for={id}>A file that Isotherm exported</label>
        <input
          id={id}
          type="file"
          disabled={task.state === 'busy'}
          onChange={(event) => choose(event.currentTarget)}
        />
      </div>
      <TaskLine task={task} />
    </div>
  );
}
