import { useId, useState } from 'preact/hooks';
import type { MarketText } from './market-text';

interface SymbolFormProps {
  readonly read: (text: string) => MarketText;
  readonly onAdd: (market: string) => void;
}

/** Adds a symbol that was typed. What cannot be taken stays in the field, with the reason. */
export function SymbolForm({ read, onAdd }: SymbolFormProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const type = (typed: string) => {
    setText(typed);
    setProblem('');
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const answer = read(text);
    if (!answer.ok) return setProblem(answer.problem);
    onAdd(answer.market);
    type('');
  };
  return (
    <form class="field" onSubmit={submit}>
      <label for={id}>Add a symbol</label>
      <div class="line">
        <input
          id={id}
          type="text"
          autocomplete="off"
          spellcheck={false}
          placeholder="SOL-USDT"
          value={text}
          aria-invalid={problem !== ''}
          aria-describedby={`${id}-error`}
          onInput={(event) => type(event.currentTarget.value)}
        />
        <button type="submit" class="action">
          Add
        </button>
      </div>
      <p class="error" id={`${id}-error`} aria-live="polite">
        {problem}
      </p>
    </form>
  );
}
