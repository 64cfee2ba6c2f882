import { useEffect, useId, useState } from 'preact/hooks';
import { formatMoment } from '@/components/popup/format';
import type { EntryHead } from '@/lib/journal/entry';
import type { PictureKind } from '@/lib/journal/picture';
import type { JournalModel } from './journal-model';
import type { Pictures } from './ports';

interface PictureBoxProps {
  readonly kind: PictureKind;
  readonly entry: EntryHead;
  readonly model: JournalModel;
}

const TITLES: Readonly<Record<PictureKind, string>> = { before: 'Before', after: 'After' };

/** One picture of an entry, or why there is none, and a way to put one there. */
export function PictureBox({ kind, entry, model }: PictureBoxProps) {
  const note = entry.pictures[kind];
  const picture = usePicture(model.ports.pictures, entry, kind);
  const inputId = useId();
  const take = (file: File | undefined) => file && void model.addPicture(entry.id, kind, file);
  return (
    <figure>
      {picture.url ? (
        <a href={picture.url} target="_blank" rel="noreferrer">
          <img src={picture.url} alt={`The chart ${kind} the horizon`} />
        </a>
      ) : (
        <p class="quiet">{note.kind === 'absent' ? note.reason : picture.trouble}</p>
      )}
      <figcaption class="line">
        <span>{TITLES[kind]}</span>
        {note.kind === 'kept' && (
          <small>
            {note.byHand ? 'added' : 'taken'} {formatMoment(note.time, model.now.value)}
          </small>
        )}
        <label class="file" for={inputId}>
          <span class="action">{note.kind === 'kept' ? 'Replace' : 'Add'} by a file</span>
          <input
            id={inputId}
            type="file"
            accept="image/png,image/jpeg,image/webp"
            onChange={({ currentTarget }) => take(currentTarget.files?.[0])}
          />
        </label>
      </figcaption>
    </figure>
  );
}

interface Shown {
  readonly url: string;
  readonly trouble: string;
}

/** The picture as an address that lasts as long as it is shown. */
function usePicture(stored: Pictures, { id, pictures }: EntryHead, kind: PictureKind): Shown {
  const [shown, setShown] = useState<Shown>({ url: '', trouble: 'Reading the picture…' });
  const note = pictures[kind];
  const version = note.kind === 'kept' ? note.time : undefined;
  useEffect(() => {
    let isWanted = version !== undefined;
    let url = '';
    const load = async () => {
      const blob = await stored.load(id, kind).catch(() => undefined);
      if (!isWanted) return;
      url = blob ? URL.createObjectURL(blob) : '';
      setShown({ url, trouble: 'The picture cannot be read.' });
    };
    if (isWanted) void load();
    return () => {
      isWanted = false;
      if (url) URL.revokeObjectURL(url);
    };
  }, [stored, id, kind, version]);
  return version === undefined ? { url: '', trouble: '' } : shown;
}
