import { type Arguments, createHook } from '../probe/hook';
import { BoxRecorder, type Corners } from './box-recorder';
import { answerName, askName, SHAPES_VERSION } from './shape-payload';

/** Fewer boxes are no candles: a burst that only moved the crosshair. The next one is waited for. */
const MIN_BOXES = 12;
/** A canvas that draws no boxes for this many bursts draws none at all. */
const MAX_BURSTS = 60;

type Call = readonly [context: CanvasRenderingContext2D, args: Arguments];

interface Question {
  readonly canvas: HTMLCanvasElement;
  bursts: number;
  recorder?: BoxRecorder;
}

/**
 * Main world, injected only where the overlay wants it: asked on a canvas, notes the boxes of its next draw burst and
 * says them once, on that canvas and in the same frame. A newer question takes the place of an older one. The hooks
 * are laid at the first question and do nothing but look for a question from then on.
 */
export function startShapes(page: Window & typeof globalThis, channel: string): void {
  const { CustomEvent, HTMLCanvasElement, document } = page;
  const defer = page.queueMicrotask.bind(page);
  let question: Question | undefined;

  const flush = () => {
    const { canvas, recorder } = question ?? {};
    if (!question || !canvas || !recorder) return;
    question.bursts += 1;
    delete question.recorder;
    const enough = recorder.corners.length >= MIN_BOXES * 4;
    if (enough || question.bursts > MAX_BURSTS) question = undefined;
    if (!enough) return;
    try {
      const detail = serialise(canvas, recorder.corners);
      canvas.dispatchEvent(new CustomEvent(answerName(channel), { detail }));
    } catch {
      // A page that broke a built-in loses this sign of its date, nothing else.
    }
  };

  /** The recorder of the burst that is going on, or undefined where nobody wants to know. */
  const recorderOf = ({ canvas }: CanvasRenderingContext2D): BoxRecorder | undefined => {
    if (question === undefined || question.canvas !== canvas) return undefined;
    if (!question.recorder) {
      question.recorder = new BoxRecorder(canvas);
      defer(flush);
    }
    return question.recorder;
  };

  const layHooks = once(() => {
    const hook = createHook(page);
    const { prototype } = page.CanvasRenderingContext2D;
    const note = (names: readonly string[], after: (recorder: BoxRecorder, ...call: Call) => void) => {
      const noteCall = (...call: Call) => {
        const recorder = recorderOf(call[0]);
        if (recorder) after(recorder, ...call);
      };
      for (const name of names) hook(prototype, name, noteCall);
    };
    note(['fillRect', 'strokeRect'], (recorder, ...call) => recorder.drawRect(...call));
    note(['rect', 'roundRect'], (recorder, ...call) => recorder.addRect(...call));
    note(['beginPath'], (recorder) => recorder.beginPath());
    note(['moveTo'], (recorder, ...call) => recorder.moveTo(...call));
    note(['lineTo'], (recorder, ...call) => recorder.lineTo(...call));
    note(['fill', 'stroke'], (recorder) => recorder.drawPath());
  });

  document.addEventListener(
    askName(channel),
    (event) => {
      const { target } = event;
      if (!(target instanceof HTMLCanvasElement)) return;
      event.preventDefault();
      layHooks();
      question = { canvas: target, bursts: 0 };
    },
    true,
  );
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (!done) action();
    done = true;
  };
}

function serialise({ width, height }: HTMLCanvasElement, corners: Corners): string {
  const numbers = corners.map((corner) => Math.round(corner * 100) / 100).join(',');
  return `[${SHAPES_VERSION},${width},${height},[${numbers}]]`;
}
