import type { Pictures } from '@/components/journal/ports';
import type { Clock } from '@/lib/core/clock';
import type { JournalStore } from '@/lib/storage/journal-store';

const TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];
const MOST_BYTES = 20 * 2 ** 20;

/** The pictures of the journal on disk, over a connection of its own beside the background's. */
export const storedPictures = (store: JournalStore, clock: Clock): Pictures => ({
  load: (id, kind) => store.picture(id, kind),
  async add(id, kind, picture) {
    if (!TYPES.includes(picture.type)) throw new Error('Only PNG, JPEG and WebP pictures can be added.');
    if (picture.size > MOST_BYTES) throw new Error('The picture is larger than 20 MB.');
    const note = { kind: 'kept', time: clock.now(), bytes: picture.size, byHand: true } as const;
    // A copy of its bytes: the file itself may be moved or changed.
    const copy = new Blob([await picture.arrayBuffer()], { type: picture.type });
    await store.putPicture(id, { kind, picture: copy, note });
  },
});
