import { awaitChannel } from '../channel';
import { MAX_COORDINATE, PAYLOAD_VERSION } from '../label-payload';
import { createHook } from './hook';
import type { Note } from './notes';
import { createRecorder } from './recorder';
import { type Sheet, textsOf } from './sheet';
import { createSheets } from './sheets';

/** Events a frame may send in one second: 5 canvases at 144 Hz and room to spare. */
const MAX_EVENTS_PER_SECOND = 1000;

/**
 * Main world, before the page's first script: notes the texts a page draws on its canvases and says them, once per
 * draw burst and in the same frame, on the private channel. Holds nothing of the extension and hears nothing from
 * it but the name of the channel. Built-ins are captured here, so that a page that replaces them later breaks nothing.
 */
export function startProbe(page: Window & typeof globalThis): void {
  const { CustomEvent, EventTarget, JSON, Reflect, document } = page;
  const { apply } = Reflect;
  const { stringify } = JSON;
  // oxlint-disable-next-line typescript/unbound-method -- always called through `apply`, with its canvas
  const { dispatchEvent } = EventTarget.prototype;
  let channel = '';
  let sequence = 0;
  let second = 0;
  let sent = 0;

  /** False when somebody could have heard it and had no use for it. */
  const send = (sheet: Sheet): boolean => {
    const canvas = sheet.canvas as HTMLCanvasElement;
    if (!canvas.isConnected) return true;
    const detail = `[${PAYLOAD_VERSION},${++sequence},[${serialise(textsOf(sheet), stringify)}]]`;
    const event = new CustomEvent(channel, { detail, cancelable: true });
    if (event.timeStamp > second + 1000) {
      second = event.timeStamp;
      sent = 0;
    }
    return ++sent > MAX_EVENTS_PER_SECOND || !apply(dispatchEvent, canvas, [event]);
  };

  // A page that broke a built-in loses its overlay, nothing else.
  const wait = page.queueMicrotask.bind(page);
  const defer = (task: () => void) =>
    wait(() => {
      try {
        task();
      } catch {}
    });
  const methods = createRecorder(createSheets(defer, send));
  awaitChannel(document, 'labels', (given) => {
    channel = given;
    const hook = createHook(page);
    // Where there is no such class or method, there is nothing to hook.
    for (const owner of [
      page.CanvasRenderingContext2D,
      page.OffscreenCanvas,
      page.OffscreenCanvasRenderingContext2D,
    ]) {
      for (const [name, after] of Object.entries(methods)) hook(owner?.prototype, name, after);
    }
  });
}

/** Written by hand: `JSON.stringify` of an array would run the page's `toJSON`, which old libraries define wrongly. */
function serialise(notes: readonly Note[], stringify: (text: string) => string): string {
  let out = '';
  for (const note of notes) {
    // Also without those that are nowhere.
    if (!(Math.abs(note[1]) + Math.abs(note[2]) < MAX_COORDINATE)) continue;
    out += `${out && ','}[${stringify(note[0])}`;
    for (let index = 1; index < note.length; index += 1) {
      out += `,${Math.round((note[index] as number) * 100) / 100}`;
    }
    out += ']';
  }
  return out;
}
