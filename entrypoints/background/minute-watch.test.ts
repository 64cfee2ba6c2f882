import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GRID, type Hill, sizesOf } from '@/lib/analysis/density/reading-fixture';
import { BLANK_RULE } from '@/lib/alerts/rule';
import { systemClock } from '@/lib/core/clock';
import type { ClusterWatch } from '@/lib/derive/cluster-watch';
import { FundingBoard } from '@/lib/derive/funding-board';
import type { WallBooks } from '@/lib/derive/wall-books';
import { quantise } from '@/lib/heatmaps/columns/quantise';
import { columnOf } from '@/lib/heatmaps/columns/column-fixture';
import { NOW, sourceOf } from '@/lib/heatmaps/funding/fixture';
import { btcInstrument } from '@/lib/market/book-fixture';
import { mapOf, PROFILE } from '@/lib/reading/read-fixture';
import { SessionArea } from '@/lib/platform/session-area';
import { AlertLog } from '@/lib/storage/alert-log';
import { Database } from '@/lib/storage/database';
import { insertBlankDisk } from '@/lib/storage/fake-disk';
import { AlertDesk } from './alert-desk';
import type { DerivedSession } from './derived-session';
import { MinuteWatch } from './minute-watch';
import { ReadDesk } from './read-desk';
import type { ReadSources } from './read-sources';
import { settle, WorkerLives } from './test-lives';

const MARKET = 'BTC-USDT';
const MINUTE = 60_000;
const RULES = [
  { ...BLANK_RULE, id: 'slow', kinds: ['funding-extreme', 'convergence'] as const, maxDistancePercent: 10 },
].map((rule) => ({ ...rule, coolDownSeconds: 0 }));

/** The states that are kept now and then are requests too. */
const KILLS = Array.from({ length: 16 }, (_, requests) => requests);

let lives: WorkerLives;

beforeEach(() => {
  insertBlankDisk();
  lives = new WorkerLives(NOW);
});
afterEach(() => vi.useRealTimers());

/** A market of which the funding rate and the hills of three layers are given, and the worker that looks at it. */
class Slow {
  hills: readonly Hill[] = [];
  private board!: FundingBoard;
  private reads!: ReadDesk;

  constructor() {
    this.restart();
  }

  /** What a new worker knows: nothing, until it is told. */
  restart(): void {
    const database = new Database();
    const board = new FundingBoard({ load: async () => [] });
    const derived = {
      clock: systemClock,
      settings: { alertRules: RULES },
      get now() {
        return Date.now();
      },
      funding: () => board.view(MARKET, [btcInstrument()], Date.now()),
    } as unknown as DerivedSession;
    const clusters = { mapOf: () => mapOf(this.hills, []) } as unknown as ClusterWatch;
    const profile = async () => ({ ...PROFILE, buy: sizesOf(this.hills), sell: sizesOf([]) });
    const sources = { profile } as unknown as ReadSources;
    this.board = board;
    const area = new SessionArea();
    this.reads = new ReadDesk(derived, clusters, {} as WallBooks, sources, area);
    const desk = new AlertDesk(new AlertLog(database), async () => RULES, area);
    new MinuteWatch({ derived, reads: this.reads, desk, area, markets: () => [MARKET] }).start();
  }

  /** A minute in which the market trades at this funding rate. */
  async minute(rate = 0.0001): Promise<void> {
    const { events, openInterest, mark } = sourceOf({ predicted: { rate, time: Date.now() } });
    for (const event of [...events, ...[openInterest, mark].flatMap((one) => one ?? [])])
      this.board.take(event);
    const bid = Uint8Array.from(sizesOf(this.hills), (size) => quantise(size, 0.001));
    const cells = { bid, ask: new Uint8Array(GRID.count) };
    const coverage = [{ venue: 'binance-usdm', low: 52_800, high: 67_200, shift: 0 }] as const;
    const grid = { ...GRID, unit: 0.001 };
    this.reads.column(
      MARKET,
      columnOf([], { time: Date.now(), grid, cells, coverage, bid: 59_999, ask: 60_001 }),
    );
    await this.silentMinute();
  }

  /** A minute in which nothing is heard. */
  async silentMinute(): Promise<void> {
    await vi.advanceTimersByTimeAsync(MINUTE);
    await settle();
  }
}

const told = () => lives.told.map((id) => id.split('/').slice(2, 4).join(' '));

/** The worker dies, and the next hears nothing in its first minute. */
async function die(slow: Slow): Promise<void> {
  await lives.end();
  slow.restart();
  await slow.silentMinute();
}

describe('what is looked at once a minute', () => {
  it('tells of extreme funding once while it lasts, through the death of the worker', async () => {
    const slow = new Slow();
    await slow.minute();
    expect(told()).toEqual([]);
    for (const rate of [0.0008, 0.0009]) await slow.minute(rate);
    expect(told()).toEqual(['funding-extreme below']);
    await die(slow);
    await slow.minute(0.0008);
    expect(told()).toHaveLength(1);
    for (const rate of [0.0001, -0.0008]) await slow.minute(rate);
    expect(told()).toEqual(['funding-extreme below', 'funding-extreme above']);
  });

  it('tells of layers that agree once while they do, through the death of the worker', async () => {
    const slow = new Slow();
    await slow.minute();
    slow.hills = [{ price: 58_500, size: 500 }];
    for (let minute = 0; minute < 2; minute += 1) await slow.minute();
    expect(told()).toEqual(['convergence below']);
    await die(slow);
    slow.hills = [58_500, 57_000].map((price) => ({ price, size: 500 }));
    for (let minute = 0; minute < 2; minute += 1) await slow.minute();
    expect(told()).toEqual(['convergence below', 'convergence below']);
  });

  it.each(KILLS)('is told once wherever the worker dies: after %i requests', async (requests) => {
    const slow = new Slow();
    await slow.minute();
    lives.killAfter(requests);
    await slow.minute(0.0008);
    await die(slow);
    await slow.minute(0.0008);
    expect(told()).toEqual(['funding-extreme below']);
  });
});
