import { createChannelName, offerChannel } from '../channel';
import { type Box, type DrawnShapes, readShapes } from './read-shapes';
import { answerName, askName } from './shape-payload';

/** Bitmaps are sized in whole pixels, which stretches a long and low one by so many CSS pixels. */
const MAX_STRETCH = 2;

interface Options {
  readonly document: Document;
  /** Called in the frame in which the page drew the boxes; they are client CSS pixels of the frame. */
  readonly onShapes: (canvas: HTMLCanvasElement, boxes: readonly Box[]) => void;
}

/** The isolated side: asks which boxes a canvas draws next. */
export class ShapeSource {
  private readonly channel = createChannelName();
  private asked = new WeakSet<EventTarget>();

  constructor(private readonly options: Options) {
    this.attach();
    offerChannel(options.document, 'shapes', this.channel);
  }

  /** Listens again, after the page erased every listener with `document.open()`. */
  attach(): void {
    this.options.document.addEventListener(answerName(this.channel), this.hear, true);
  }

  /**
   * Asks for the next draw burst of a canvas in the document; there may never be an answer. False when no main-world
   * script heard it.
   */
  ask(canvas: HTMLCanvasElement): boolean {
    this.asked.add(canvas);
    return !canvas.dispatchEvent(new CustomEvent(askName(this.channel), { cancelable: true }));
  }

  stop(): void {
    this.asked = new WeakSet();
    this.options.document.removeEventListener(answerName(this.channel), this.hear, true);
  }

  private readonly hear = (event: Event) => {
    const canvas = event.target as HTMLCanvasElement;
    // A page that found the channel may say more than it was asked for.
    if (!this.asked.delete(canvas)) return;
    const shapes = readShapes((event as CustomEvent<unknown>).detail);
    const rect = canvas.getBoundingClientRect();
    if (shapes && !isStretched(shapes, rect)) this.options.onShapes(canvas, toClient(shapes, rect));
  };
}

/** A canvas in the middle of a change of size shows its old drawing out of shape until the next one. */
const isStretched = ({ width, height }: DrawnShapes, rect: DOMRect) =>
  !(Math.abs((rect.width / width) * height - rect.height) <= MAX_STRETCH);

function toClient({ width, height, boxes }: DrawnShapes, rect: DOMRect): readonly Box[] {
  const scaleX = rect.width / width;
  const scaleY = rect.height / height;
  return boxes.map(({ left, top, right, bottom }) => ({
    left: rect.left + left * scaleX,
    top: rect.top + top * scaleY,
    right: rect.left + right * scaleX,
    bottom: rect.top + bottom * scaleY,
  }));
}
