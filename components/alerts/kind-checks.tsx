import { OCCURRENCE_KINDS, type OccurrenceKind, OCCURRENCES } from '@/lib/alerts/occurrence';

interface KindChecksProps {
  readonly kinds: readonly OccurrenceKind[];
  readonly onChange: (kinds: readonly OccurrenceKind[]) => void;
}

/** What a rule asks for. */
export const KindChecks = ({ kinds, onChange }: KindChecksProps) => (
  <fieldset class="kinds">
    <legend>Tell me of</legend>
    {OCCURRENCE_KINDS.map((kind) => (
      <label key={kind}>
        <input
          type="checkbox"
          checked={kinds.includes(kind)}
          onChange={({ currentTarget: { checked } }) =>
            onChange(OCCURRENCE_KINDS.filter((one) => (one === kind ? checked : kinds.includes(one))))
          }
        />
        {OCCURRENCES[kind].title}
      </label>
    ))}
  </fieldset>
);
