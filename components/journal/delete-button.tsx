import { useState } from 'preact/hooks';

interface DeleteButtonProps {
  readonly label: string;
  readonly question: string;
  readonly onDelete: () => Promise<void>;
}

/** Deletes only when it is pressed twice, on two different buttons. */
export function DeleteButton({ label, question, onDelete }: DeleteButtonProps) {
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) {
    return (
      <div class="actions">
        <button type="button" class="action" onClick={() => setAsking(true)}>
          {label}
        </button>
      </div>
    );
  }
  const confirm = () => {
    setAsking(false);
    void onDelete();
  };
  return (
    <div class="line" role="group" aria-label={label}>
      <span>{question} It cannot be brought back.</span>
      <button type="button" class="action bad" onClick={confirm}>
        Delete
      </button>
      <button type="button" class="action" onClick={() => setAsking(false)}>
        Keep
      </button>
    </div>
  );
}
