import { awaitChannel } from '../channel';
import { MAX_COORDINATE, PARTS, PAYLOAD_VERSION } from '../label-payload';
import { createHook } from './hook';
import type { Note } from './notes';
import { createRecorder } from './recorder';
import { type Sheet, textsOf } from './sheet';
import { createSheets } from './sheets';

/**
 * Main world, before the page's first script: notes the texts a page draws on its canvases and says them, once per
 * draw burst and in the same frame, on the private channel. Holds nothing of the extension and hears nothing from
 * it but the name of the channel. Built-ins are captured here, so that a page that replaces them later breaks nothing.
 */
export function startProbe(page: Window & typeof globalThis): void {
  const { CustomEvent } = page;
  const { apply } = Reflect;
  const { stringify } = JSON;
  // oxlint-disable-next-line typescript/unbound-method -- always called through `apply`, with its canvas
  const { dispatchEvent } = EventTarget.prototype;
  let channel = '';
  let sequence = 0;

  /** False when somebody could have heard it and had no use for it. */
  const send = (sheet: Sheet): boolean => {
    const canvas = sheet.canvas as HTMLCanvasElement;
    if (!canvas.isConnected) return true;
    const detail = `[${PAYLOAD_VERSION},${++sequence},[${serialise(textsOf(sheet), stringify)}]]`;
    return !apply(dispatchEvent, canvas, [new CustomEvent(channel, { detail, cancelable: true })]);
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
  awaitChannel(page.document, 'labels', (given) => {
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
    for (let at = 1; at < 6; at += 1) out += `,${Math.round((note[at] as number) * PARTS)}`;
    out += ']';
  }
  return out;
}
