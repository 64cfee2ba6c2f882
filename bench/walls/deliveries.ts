import { parseStep } from '../../lib/core/decimal-step';
import { asLot, asTick } from '../../lib/core/units';
import { DepthFrame } from '../../lib/market/depth-frame';
import type { LiquidationEvent, TradeEvent } from '../../lib/market/events';
import type { Instrument } from '../../lib/market/instrument';
import { Random } from '../../dev/simulator/random';
import type { LevelChange } from '../../dev/simulator/venue-market';
import { LOTS, STEP_MS, type StoryStep, TICKS, type WallStory } from '../../dev/wall-story/wall-story';

/** What the stories trade. */
export const INSTRUMENT: Instrument = {
  venue: 'binance-usdm',
  symbol: 'BTCUSDT',
  base: 'BTC',
  quote: 'USDT',
  contract: 'linear',
  perpetual: true,
  contractSize: 1,
  priceStep: parseStep('0.1'),
  sizeStep: parseStep('0.001'),
};

export type Delivered = DepthFrame | TradeEvent | LiquidationEvent;

interface Delivery {
  readonly at: number;
  readonly what: Delivered;
}

/** Books and trades come over different sockets, each late by so much at most, ms. */
const BOOK_LATENCY = [10, 90] as const;
const TRADE_LATENCY = [5, 140] as const;
/** A venue whose feed is sampled tells the newest liquidation of each second. */
const SAMPLED_MS = 1_000;

export const isFrame = (what: Delivered): what is DepthFrame => what instanceof DepthFrame;

/** The messages of a story in the order in which they arrive; `isSampled` as on a venue that tells one liquidation a second. */
export class Postman {
  private waiting: Delivery[] = [];
  private bookAt = 0;
  private tradesAt = 0;
  private toldAt = 0;
  private readonly random: Random;

  constructor(
    private readonly story: WallStory,
    seed: number,
    private readonly isSampled: boolean,
  ) {
    this.random = new Random(seed).fork(77);
  }

  /** The whole book at the beginning. */
  snapshot(): DepthFrame {
    const changes = (['bid', 'ask'] as const).flatMap((side) =>
      this.story.book.top(side, Infinity).map(([tick, lots]): LevelChange => ({ side, tick, lots })),
    );
    const frame = frameOf(changes, 0);
    frame.snapshot = true;
    return frame;
  }

  /** Lets the market go on to `until` (epoch ms) and returns what has arrived by then. */
  *deliver(until: number, now: number): Generator<Delivered> {
    let time = now;
    while (time + STEP_MS <= until) time = this.post(this.story.step());
    const due = this.waiting.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at);
    this.waiting = this.waiting.filter(({ at }) => at > until);
    for (const { what } of due) yield what;
  }

  private post({ time, changes, trades, liquidations }: StoryStep): number {
    const { random } = this;
    this.bookAt = Math.max(this.bookAt, time + random.between(...BOOK_LATENCY));
    this.tradesAt = Math.max(this.tradesAt, time + random.between(...TRADE_LATENCY));
    if (changes.length > 0) this.waiting.push({ at: this.bookAt, what: frameOf(changes, time) });
    const common = { venue: INSTRUMENT.venue, symbol: INSTRUMENT.symbol, time };
    for (const { tick, lots, side } of trades) {
      const event = { ...common, type: 'trade' as const, price: tick / TICKS, size: lots / LOTS, side };
      this.waiting.push({ at: this.tradesAt, what: event });
    }
    const told = this.isSampled && time - this.toldAt < SAMPLED_MS ? [] : liquidations;
    for (const { tick, lots, position } of this.isSampled ? told.slice(-1) : told) {
      this.toldAt = time;
      const event: LiquidationEvent = {
        ...common,
        type: 'liquidation',
        price: tick / TICKS,
        size: lots / LOTS,
        position,
        priceKind: 'fill',
      };
      this.waiting.push({ at: this.tradesAt, what: event });
    }
    return time;
  }
}

function frameOf(changes: readonly LevelChange[], time: number): DepthFrame {
  const frame = new DepthFrame();
  frame.time = time;
  for (const { side, tick, lots } of changes)
    (side === 'bid' ? frame.bids : frame.asks).push(asTick(tick), asLot(lots));
  return frame;
}
