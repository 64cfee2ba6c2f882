import type { JournalModel } from './journal-model';

interface ReviewBarProps {
  readonly model: JournalModel;
  readonly id: string;
}

/** Goes through entries one by one; what became of each is told only when asked for. */
export function ReviewBar({ model, id }: ReviewBarProps) {
  const ids = model.review.value ?? [];
  const at = ids.indexOf(id);
  const go = (to: number) => {
    const next = ids[to];
    if (next !== undefined) void model.select(next);
  };
  return (
    <nav class="card line" aria-label="Review">
      <span class="quiet">Review</span>
      <button type="button" class="action" aria-disabled={at <= 0} onClick={() => go(at - 1)}>
        Previous
      </button>
      <span class="figure">
        {at + 1} of {ids.length}
      </span>
      <button type="button" class="action" aria-disabled={at >= ids.length - 1} onClick={() => go(at + 1)}>
        Next
      </button>
      {model.isSecret(id) && (
        <button type="button" class="action" onClick={() => void model.tell(id)}>
          What became of it?
        </button>
      )}
    </nav>
  );
}
