import { useId, useState } from 'preact/hooks';
import type { Cutoff } from '@/lib/heatmaps/layer-style';
import { cutoffText, parseCutoff } from '../cutoff-text';

interface CutoffFieldProps {
  readonly label: string;
  readonly value: Cutoff;
  /** Why the cut-off cannot be taken; undefined when it can. */
  readonly problem: (cutoff: Cutoff) => string | undefined;
  readonly onChange: (cutoff: Cutoff) => void;
}

/** One end of the colour scale, typed as a size or a percentile. What cannot be taken stays in the field, with the reason. */
export function CutoffField({ label, value, problem, onChange }: CutoffFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const error = draft === undefined ? undefined : problemOf(draft, problem);
  const type = (text: string) => {
    setDraft(text);
    const cutoff = parseCutoff(text);
    if (cutoff && !problem(cutoff)) onChange(cutoff);
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        spellcheck={false}
        value={draft ?? cutoffText(value)}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-error`}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={() => error ?? setDraft(undefined)}
      />
      <p class="error" id={`${id}-error`} aria-live="polite">
        {error}
      </p>
    </div>
  );
}

function problemOf(text: string, problem: CutoffFieldProps['problem']): string | undefined {
  const cutoff = parseCutoff(text);
  return cutoff ? problem(cutoff) : 'Type a size such as 25 or 1.5k, or a percentile such as 40 %.';
}
