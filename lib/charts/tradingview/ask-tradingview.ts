import { createChannelName, offerChannel } from '../channel';
import { readSample } from './read-sample';
import type { TradingViewSample } from './sample';
import { answerName, askName } from './start-tradingview';

/** The isolated side of the conversation with the page's chart object. */
export class TradingViewSource {
  private readonly channel = createChannelName();
  private answer: TradingViewSample | undefined;

  constructor(private readonly document: Document) {
    this.attach();
    offerChannel(document, 'tradingview', this.channel);
  }

  /** Listens again, after the page erased every listener with `document.open()`. */
  attach(): void {
    this.document.addEventListener(answerName(this.channel), this.hear);
  }

  /** What the chart object says now, or undefined when there is none or it makes no sense. */
  ask(): TradingViewSample | undefined {
    this.answer = undefined;
    this.document.dispatchEvent(new CustomEvent(askName(this.channel)));
    return this.answer;
  }

  stop(): void {
    this.document.removeEventListener(answerName(this.channel), this.hear);
  }

  private readonly hear = (event: Event) => {
    this.answer = readSample((event as CustomEvent<unknown>).detail);
  };
}
