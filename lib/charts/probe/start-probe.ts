import { awaitChannel } from '../channel';
import { MAX_COORDINATE, MAX_PAYLOAD_LENGTH, PAYLOAD_VERSION } from '../label-payload';
import { hookMethod } from './hook';
import { createRecorder } from './recorder';
import type { Note } from './notes';

/** Events a frame may send in one second: 5 canvases at 144 Hz and room to spare. */
const MAX_EVENTS_PER_SECOND = 1000;

/**
 * Main world, before the page's first script: notes the texts a page draws on its canvases and says them, once per
 * draw burst and in the same frame, on the private channel. Holds nothing of the extension and hears nothing from
 * it but the name of the channel. Built-ins are captured here, so that a page that replaces them later breaks nothing.
 */
export function startProbe(page: Window & typeof globalThis): void {
  const { CustomEvent, HTMLCanvasElement, JSON, Reflect, document, performance } = page;
  const { apply } = Reflect;
  const { stringify } = JSON;
  // oxlint-disable-next-line typescript/unbound-method -- always called through `apply`, with its canvas
  const { dispatchEvent } = page.EventTarget.prototype;
  const defer = page.queueMicrotask.bind(page);
  const clock = performance.now.bind(performance);
  let channel = '';
  let sequence = 0;
  let second = 0;
  let sent = 0;

  const withinRate = () => {
    const now = Math.floor(clock() / 1000);
    if (now > second) sent = 0;
    second = now;
    return ++sent <= MAX_EVENTS_PER_SECOND;
  };

  /** True when somebody heard it and found it of use. */
  const send = (canvas: object, notes: readonly Note[]): boolean => {
    const detail = `[${PAYLOAD_VERSION},${++sequence},[${serialise(notes, stringify)}]]`;
    if (detail.length > MAX_PAYLOAD_LENGTH) return false;
    return !apply(dispatchEvent, canvas, [new CustomEvent(channel, { detail, cancelable: true })]);
  };

  const flush = () => {
    try {
      for (const [canvas, sheet] of recorder.flush()) {
        if (!(canvas instanceof HTMLCanvasElement) || !canvas.isConnected || !withinRate()) continue;
        sheet.unheard = send(canvas, sheet.notes) ? 0 : sheet.unheard + 1;
      }
    } catch {
      // A page that broke a built-in loses its overlay, nothing else.
    }
  };

  const recorder = createRecorder(() => defer(flush));
  awaitChannel(document, 'labels', (name) => {
    channel = name;
    for (const owner of [page.CanvasRenderingContext2D, page.OffscreenCanvasRenderingContext2D]) {
      hookMethod(owner, 'fillText', recorder.text);
      hookMethod(owner, 'strokeText', recorder.text);
      hookMethod(owner, 'drawImage', recorder.image);
    }
    hookMethod(page.OffscreenCanvas, 'transferToImageBitmap', recorder.bitmap);
  });
}

/** Written by hand: `JSON.stringify` of an array would run the page's `toJSON`, which old libraries define wrongly. */
function serialise(notes: readonly Note[], stringify: (text: string) => string): string {
  let out = '';
  for (const note of notes) {
    if (!isNear(note[1]) || !isNear(note[2])) continue;
    out += `${out && ','}[${stringify(note[0])}`;
    for (let index = 1; index < note.length; index += 1) {
      out += `,${Math.round((note[index] as number) * 100) / 100}`;
    }
    out += ']';
  }
  return out;
}

/** Also false for NaN. */
const isNear = (coordinate: number) => Math.abs(coordinate) < MAX_COORDINATE;
