import type { Task } from './task';

/** How a task goes. Its end is read out to who cannot see it, its progress is not. */
export function TaskLine({ task: { state, text } }: { readonly task: Task }) {
  return (
    <>
      {state === 'busy' && <p class="quiet task">{text}</p>}
      <p class={state === 'failed' ? 'error task' : 'task'} aria-live="polite">
        {state !== 'busy' && text}
      </p>
    </>
  );
}
