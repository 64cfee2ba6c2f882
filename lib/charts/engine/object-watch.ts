import { TradingViewSource } from '../tradingview/ask-tradingview';
import type { TradingViewSample } from '../tradingview/sample';

/** A chart object is looked at this often even when no label is drawn, and one that says nothing this often. */
const POLL_MS = 250;
const SILENT_POLL_MS = 2000;
/** Where no object speaks, a question in each frame would be asked of nobody. */
const SILENT_MS = 200;

/** Asks the page's chart object, as often as it has something to say. */
export class ObjectWatch {
  private readonly source: TradingViewSource;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private speaks = false;
  /** Epoch ms. */
  private askedAt = -Infinity;
  private stopped = false;

  constructor(
    document: Document,
    /** The object may say something else than before. */
    private readonly onPoll: () => void,
  ) {
    this.source = new TradingViewSource(document);
  }

  get isSpeaking(): boolean {
    return this.speaks;
  }

  /** Looks now, and again and again. */
  poll(): void {
    if (this.stopped) return;
    // Of one that stays silent there is nothing to read anew.
    if (this.speaks || this.ask(Date.now()).length > 0) this.onPoll();
    this.timer = setTimeout(() => this.poll(), this.speaks ? POLL_MS : SILENT_POLL_MS);
  }

  /** What it says now of each chart; nothing of one that said nothing a moment ago. */
  ask(now: number): readonly TradingViewSample[] {
    // Less than nothing is ago where the clock was set back.
    if (!this.speaks && Math.abs(now - this.askedAt) < SILENT_MS) return [];
    this.askedAt = now;
    const samples = this.source.ask();
    this.speaks = samples.length > 0;
    return samples;
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.source.stop();
  }
}
