import { CascadeWatch } from '../../lib/analysis/cascades/cascade-watch';
import type { Exchange } from '../../lib/exchanges/exchange';
import { DepthFrame } from '../../lib/market/depth-frame';
import type { MarketEvent } from '../../lib/market/events';
import type { Instrument } from '../../lib/market/instrument';
import { marketOf } from '../../lib/market/market-key';
import type { Truth } from './market-messages';

const SECOND_MS = 1_000;
/** As long after a second as the extension waits for its frames. */
const SETTLE_MS = 50;

/** Reads a venue's frames as the extension does, books apart. */
export class Ear {
  private readonly depth = new DepthFrame();
  private readonly mapper;

  constructor(
    private readonly exchange: Exchange,
    private readonly instruments: ReadonlyMap<string, Instrument>,
  ) {
    this.mapper = exchange.createMapper({ instruments, now: () => Date.now(), note: () => {} });
  }

  /** The trades and liquidations of a market in a frame. */
  hear(frame: string, market: string): readonly MarketEvent[] {
    if (this.exchange.book.scan?.(frame, this.instruments, this.depth) === true) return [];
    return this.mapper.map(frame).filter(({ type, symbol }) => {
      const instrument = this.instruments.get(symbol);
      return (type === 'trade' || type === 'liquidation') && instrument && marketOf(instrument) === market;
    });
  }
}

/** When the rule for cascades holds of what has been sent, without any delay: it is asked after every frame. */
export class CascadeTruth {
  private readonly watch: CascadeWatch;
  private second = NaN;

  constructor(isSampled: boolean) {
    this.watch = new CascadeWatch({ isSampled });
  }

  /**
   * Takes what a frame said.
   * @param at when it was sent, epoch ms.
   * @param mid of the reference venue, as it has sent it.
   */
  sent(events: readonly MarketEvent[], at: number, mid: number): readonly Truth[] {
    const second = Math.floor((at - SETTLE_MS) / SECOND_MS) * SECOND_MS;
    const isOver = !(second <= this.second);
    const closed = isOver ? this.watch.second(second, mid) : [];
    if (isOver) this.second = second;
    for (const event of events) {
      if (event.type === 'trade') this.watch.trade(event);
      else if (event.type === 'liquidation') this.watch.liquidation(event);
    }
    const notes = [...closed, ...this.watch.look(at, mid)];
    return notes.map(({ type }) => ({ kind: `cascade-${type}`, at: type === 'ended' ? second : at }));
  }
}
