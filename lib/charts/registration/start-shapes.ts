import { type Arguments, createHook } from '../probe/hook';
import { BoxRecorder, type Corners } from './box-recorder';
import { answerName, askName, SHAPES_VERSION } from './shape-payload';

/** Fewer boxes are no candles: a burst that only moved the crosshair. The next one is waited for. */
const MIN_BOXES = 12;
/** A canvas that draws no boxes for this many bursts draws none at all. */
const MAX_BURSTS = 60;
/** So many canvases may be asked at a time; one more takes the place of the one that was asked first. */
const MAX_QUESTIONS = 8;

type Call = readonly [context: CanvasRenderingContext2D, args: Arguments];

interface Question {
  bursts: number;
  recorder?: BoxRecorder;
}

/**
 * Main world, injected only where the overlay wants it: asked on a canvas, notes the boxes of its next draw burst and
 * says them once, on that canvas and in the same frame. The hooks are laid at the first question and do nothing but look
 * for a question from then on.
 */
export function startShapes(page: Window & typeof globalThis, channel: string): void {
  const { CustomEvent, HTMLCanvasElement, document } = page;
  const defer = page.queueMicrotask.bind(page);
  const questions = new Map<HTMLCanvasElement, Question>();

  const flush = (canvas: HTMLCanvasElement, question: Question, recorder: BoxRecorder) => {
    question.bursts += 1;
    delete question.recorder;
    const enough = recorder.corners.length >= MIN_BOXES * 4;
    const isOver = enough || question.bursts > MAX_BURSTS;
    if (isOver && questions.get(canvas) === question) questions.delete(canvas);
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
    const question = questions.size > 0 ? questions.get(canvas) : undefined;
    if (question && !question.recorder) {
      const recorder = new BoxRecorder(canvas);
      question.recorder = recorder;
      defer(() => flush(canvas, question, recorder));
    }
    return question?.recorder;
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
      questions.set(target, { bursts: 0 });
      const [oldest] = questions.keys();
      if (oldest && questions.size > MAX_QUESTIONS) questions.delete(oldest);
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
