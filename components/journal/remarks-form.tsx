import { useId, useState } from 'preact/hooks';
import type { EntryHead } from '@/lib/journal/entry';
import { LONGEST_NOTES, type Remarks } from '@/lib/journal/plan';

interface RemarksFormProps {
  readonly entry: EntryHead;
  readonly onSave: (remarks: Remarks) => Promise<void>;
}

/** What the user writes beside an entry. */
export function RemarksForm({ entry, onSave }: RemarksFormProps) {
  const [tags, setTags] = useState(entry.tags.join(', '));
  const [notes, setNotes] = useState(entry.notes);
  const [tagsId, notesId] = [useId(), useId()];
  const isChanged = tags !== entry.tags.join(', ') || notes !== entry.notes;
  const save = (event: Event) => {
    event.preventDefault();
    void onSave({
      tags: tags
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean),
      notes,
    });
  };
  return (
    <form class="remarks" onSubmit={save}>
      <div class="field">
        <label for={tagsId}>Tags, parted by commas</label>
        <input id={tagsId} value={tags} onInput={({ currentTarget }) => setTags(currentTarget.value)} />
      </div>
      <div class="field">
        <label for={notesId}>Notes</label>
        <textarea
          id={notesId}
          rows={3}
          maxLength={LONGEST_NOTES}
          value={notes}
          onInput={({ currentTarget }) => setNotes(currentTarget.value)}
        />
      </div>
      <button type="submit" class="action" aria-disabled={!isChanged}>
        {isChanged ? 'Save' : 'Saved'}
      </button>
    </form>
  );
}
