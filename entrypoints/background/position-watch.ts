import { systemClock } from '@/lib/core/clock';
import { type ObservedReport, ObservedPositions } from '@/lib/feeds/observed-positions';
import type { FeedEvent } from '@/lib/feeds/venue-feed';
import type { Settings } from '@/lib/storage/settings';
import type { MarketSession } from './market-session';

const VENUE = 'hyperliquid';
const BITCOIN = 'BTC';

/** Positions on Hyperliquid, while the user wants them and the venue is followed. */
export class PositionWatch {
  private session: MarketSession | undefined;
  private readonly observed = new ObservedPositions(systemClock, () => this.session?.hub.rest(VENUE));

  attach(session: MarketSession): void {
    this.session = session;
    this.configure(session.settings);
  }

  configure({ hyperliquidPositions, venues, paused }: Settings): void {
    this.observed.switch(hyperliquidPositions && venues[VENUE] && !paused);
  }

  event(event: FeedEvent): void {
    if (event.venue !== VENUE) return;
    if (event.type === 'trade') this.observed.saw(event.accounts ?? []);
    if (event.type === 'openInterest') this.observed.sawOpenInterest(event.symbol, event.size);
  }

  /** Rows of [liquidation price + `shift`, base units, 1 for a long or −1 for a short]. */
  marks(market: string, shift: number): Float64Array {
    if (market !== `${BITCOIN}-USDT`) return new Float64Array();
    const rows = this.observed
      .positions(BITCOIN)
      .flatMap(({ liquidationPrice, size }) =>
        liquidationPrice === undefined ? [] : [liquidationPrice + shift, Math.abs(size), Math.sign(size)],
      );
    return Float64Array.from(rows);
  }

  get report(): ObservedReport | undefined {
    return this.observed.report(BITCOIN);
  }
}
