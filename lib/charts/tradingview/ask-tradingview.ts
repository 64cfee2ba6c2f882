import { createChannelName, offerChannel } from '../channel';
import { readAnswer, type TradingViewAnswer } from './read-sample';
import type { TradingViewSample } from './sample';
import { answerName, askName, stopName } from './start-tradingview';

/** Answers of the page, counted: a page that forges shows here and nowhere else. */
export interface AnswerCounts {
  readonly accepted: number;
  /** No answer at all, or to no question. */
  readonly malformed: number;
}

const NONE: readonly TradingViewSample[] = [];

/** The isolated side of the conversation with the page's chart object. */
export class TradingViewSource {
  private readonly channel = createChannelName();
  private readonly observer: MutationObserver;
  private readonly counted = { accepted: 0, malformed: 0 };
  private last: TradingViewAnswer | undefined;
  private samples = NONE;
  private asking = false;

  constructor(private readonly document: Document) {
    this.attach();
    // `document.open()` keeps the page but drops every listener.
    this.observer = new MutationObserver(() => this.attach());
    this.observer.observe(document, { childList: true });
    offerChannel(document, 'tradingview', this.channel);
  }

  get counts(): AnswerCounts {
    return this.counted;
  }

  /**
   * What the chart object says now of each chart of its layout: the same array as before while it says the same,
   * empty when there is no object or its answer makes no sense.
   */
  ask(): readonly TradingViewSample[] {
    this.samples = NONE;
    this.asking = true;
    this.document.dispatchEvent(new CustomEvent(askName(this.channel), { detail: this.last?.stamp }));
    this.asking = false;
    return this.samples;
  }

  /** The page side lets go of the chart object and is gone. */
  stop(): void {
    this.observer.disconnect();
    this.document.removeEventListener(answerName(this.channel), this.hear);
    this.document.dispatchEvent(new CustomEvent(stopName(this.channel)));
  }

  private attach(): void {
    this.document.addEventListener(answerName(this.channel), this.hear);
  }

  private readonly hear = (event: Event) => {
    const { detail } = event as CustomEvent<unknown>;
    const answer = this.asking ? this.read(detail) : undefined;
    this.asking = false;
    if (!answer) {
      this.counted.malformed += 1;
      return;
    }
    this.counted.accepted += 1;
    this.last = answer;
    this.samples = answer.samples;
  };

  private read(detail: unknown): TradingViewAnswer | undefined {
    const { last } = this;
    return last && detail === JSON.stringify([last.stamp]) ? last : readAnswer(detail);
  }
}
