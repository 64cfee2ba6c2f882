import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface HintProps {
  readonly text: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** Words that explain themselves on hover and on keyboard focus. */
export function Hint({ text, children, class: className = '' }: HintProps) {
  const id = useId();
  return (
    <span class="hint">
      <button type="button" class={className} aria-describedby={id}>
        {children}
      </button>
      <span role="tooltip" id={id}>
        {text}
      </span>
    </span>
  );
}
