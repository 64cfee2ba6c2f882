import type { Signal } from '@preact/signals';
import { type SpanId, SPANS } from './spans';

/** How much time the picture shows. */
export const SpanChoice = ({ span }: { readonly span: Signal<SpanId> }) => (
  <div class="line" role="group" aria-label="Time shown">
    {SPANS.map(({ id, label }) => (
      <button
        key={id}
        type="button"
        class="action"
        aria-pressed={span.value === id}
        onClick={() => {
          span.value = id;
        }}
      >
        {label}
      </button>
    ))}
  </div>
);
