import type { PictureKind, PictureNote } from '@/lib/journal/picture';
import { captureTab } from '@/lib/platform/capture';
import type { KeptPicture } from '@/lib/storage/journal-store';
import type { Pages } from './pages';

type Shot =
  | { readonly note: PictureNote; readonly kept: KeptPicture }
  | { readonly note: Extract<PictureNote, { kind: 'absent' }>; readonly kept?: undefined };

/** A picture of the chart of a market that is in front, or why there is none. */
export async function photographChart(
  pages: Pages,
  market: string,
  kind: PictureKind,
  time: number,
): Promise<Shot> {
  const front = await pages.inFront(market);
  if (!front) return { note: { kind: 'absent', reason: `No chart of ${market} was in front.` } };
  const capture = await captureTab(front.tabId, front.page.pane);
  if (capture.kind === 'refused') return { note: { kind: 'absent', reason: capture.reason } };
  const { picture } = capture;
  const note: PictureNote = { kind: 'kept', time, bytes: picture.size, byHand: false };
  return { note, kept: { kind, picture, note } };
}
