import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Occurrence } from '@/lib/alerts/occurrence';
import { BLANK_RULE } from '@/lib/alerts/rule';
import { columnOf } from '@/lib/heatmaps/columns/column-fixture';
import { SessionArea } from '@/lib/platform/session-area';
import { AlertLog } from '@/lib/storage/alert-log';
import { Database } from '@/lib/storage/database';
import { EndingStore } from '@/lib/storage/ending-store';
import { insertBlankDisk } from '@/lib/storage/fake-disk';
import { AlertDesk } from './alert-desk';
import { Endings } from './endings';
import { LiveWatches } from './live-watches';
import { MarketBooks } from './market-books';
import type { MarketSession } from './market-session';
import { settle, WorkerLives } from './test-lives';

const START = 1_700_000_000_000;
const MARKET = 'BTC-USDT';
const RULES = [
  {
    ...BLANK_RULE,
    id: 'all',
    kinds: ['cascade-started', 'cascade-ended', 'wall-pulled'] as const,
    coolDownSeconds: 0,
  },
];
const PULLED: Occurrence = {
  kind: 'wall-pulled',
  market: MARKET,
  subject: 'a wall',
  time: START,
  side: 'below',
  price: 60_000,
  distancePercent: -0.4,
  reason: 'A wall was pulled.',
};
/** More requests than a worker makes in any of these tests before all is told. */
const KILLS = Array.from({ length: 12 }, (_, requests) => requests);

let lives: WorkerLives;

beforeEach(() => {
  insertBlankDisk();
  lives = new WorkerLives(START);
});
afterEach(() => vi.useRealTimers());

const openLog = () => new AlertLog(new Database());
const openDesk = (area = new SessionArea()) => new AlertDesk(openLog(), async () => RULES, area);

describe('an alert, wherever the worker dies', () => {
  it.each(KILLS)('is told once and logged when it is found again: after %i requests', async (requests) => {
    lives.killAfter(requests);
    void openDesk().hear([PULLED]);
    await settle();
    await lives.end();
    void openDesk().hear([PULLED]);
    await settle();
    expect(lives.told).toEqual(['all/BTC-USDT/wall-pulled/below/a wall']);
    expect(lives.badge).toBe('1');
    expect(await openLog().newest()).toHaveLength(1);
  });

  it.each(KILLS)('is not lost once it is known, nor told twice: after %i requests', async (requests) => {
    let written = 0;
    lives.killAfter(requests);
    void openDesk().hear([PULLED], { keep: async () => void (written += 1) });
    await settle();
    await lives.end();
    openDesk();
    await settle();
    expect(written).toBe(1);
    // Of a worker that has asked for nothing nobody knows what it had seen.
    expect(lives.told).toHaveLength(requests === 0 ? 0 : 1);
    lives.dismiss();
    await lives.end();
    openDesk();
    await settle();
    expect(lives.told).toHaveLength(requests === 0 ? 0 : 1);
  });

  it('is only logged by a worker that comes too late', async () => {
    lives.killAfter(1);
    void openDesk().hear([PULLED]);
    await settle();
    await lives.end();
    vi.setSystemTime(START + 60_000);
    openDesk();
    await settle();
    expect(lives.told).toEqual([]);
    expect(lives.badge).toBe('1');
    expect(await openLog().newest()).toHaveLength(1);
  });
});

/** A market whose longs are closed by force, second by second, and the worker that watches it. */
class Played {
  private price = 60_000;
  private watches = this.work();

  restart(): void {
    this.watches = this.work();
  }

  /** @param worth closed in each second, quote units. */
  async seconds(count: number, worth: number): Promise<void> {
    for (let second = 0; second < count; second += 1) {
      if (worth > 0) this.close(worth);
      await vi.advanceTimersByTimeAsync(1_000);
      const { price } = this;
      const column = columnOf([], { time: Date.now(), bid: price - 0.5, ask: price + 0.5 });
      this.watches.column({ layer: 'order-book', market: MARKET, source: 'all', stepMs: 1_000 }, column);
      await settle();
    }
  }

  private close(worth: number): void {
    const { price } = this;
    const about = { venue: 'bybit-linear', symbol: 'BTCUSDT', time: Date.now(), price } as const;
    const size = worth / price;
    this.watches.event(MARKET, { ...about, type: 'liquidation', size, position: 'long', priceKind: 'fill' });
    this.watches.event(MARKET, { ...about, type: 'trade', size, side: 'sell' });
    this.price *= 1 - 2e-4;
  }

  /** Books are no matter of cascades. */
  private work(): LiveWatches {
    const session = { hub: { books: () => [] }, skewMs: 0, settings: { alertRules: RULES } };
    const work = { session: session as unknown as MarketSession, clusters: undefined };
    const area = new SessionArea();
    const endings = new Endings(new EndingStore(new Database()));
    return new LiveWatches(openDesk(area), endings, new MarketBooks(area), () => work);
  }
}

describe('a cascade, wherever the worker dies', () => {
  it.each(KILLS)('is told once as it begins and as it ends: after %i requests', async (requests) => {
    const played = new Played();
    await played.seconds(5, 0);
    lives.killAfter(requests);
    await played.seconds(10, 200_000);
    await lives.end();
    played.restart();
    await played.seconds(20, 200_000);
    await played.seconds(45, 0);
    const kinds = lives.told.map((id) => id.split('/')[2]);
    expect(kinds).toEqual(['cascade-started', 'cascade-ended']);
  });
});
