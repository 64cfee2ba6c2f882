import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OccurrenceKind } from '../lib/alerts/occurrence';
import { ensureDefined } from '../lib/core/assert';
import { setRules } from './fixtures/alert-rules';
import { type Demo, startDemo, until } from './fixtures/demo';
import { keptEndings } from './fixtures/endings';
import { readNow } from './fixtures/market-read';

const MARKET = 'BTC-USDT';
/** Large enough to stand out, small enough to be traded through soon after the price has come. */
const SIZE = 40;
const WAIT_MS = 150_000;
/** A cascade may be too small to be told of; another is begun after so long. */
const NEXT_MS = 20_000;

describe('what is watched second by second', () => {
  let demo: Demo;

  beforeAll(async () => {
    demo = await startDemo();
    const page = await demo.context.newPage();
    await page.goto(demo.url('manifest.json'));
    const kinds = ['wall-filled', 'cascade-started', 'cascade-ended'] as const;
    await setRules(page, [{ id: 'live', kinds, maxDistancePercent: 5, coolDownSeconds: 0 }]);
    await page.close();
  });
  afterAll(() => demo?.close());

  const told = async (kind: OccurrenceKind) =>
    (await demo.ask('alerts')).filter((alert) => alert.kind === kind).map(({ reason }) => reason);

  const isTold = (kind: OccurrenceKind) =>
    until(`${kind} is told`, async () => (await told(kind)).length > 0, WAIT_MS);

  const venuesWithWalls = async () => {
    const read = await readNow(demo, MARKET);
    const walls = (read?.zones ?? []).filter(({ kind }) => kind === 'wall');
    return new Set(walls.flatMap(({ evidence }) => evidence.flatMap((one) => one.venues ?? [])));
  };

  it('names the walls of each venue in a read', async () => {
    await until('walls of both venues stand', async () => (await venuesWithWalls()).size === 2, 60_000);
  });

  it('tells of a wall that was traded through, and of a cascade, once each though the worker dies', async () => {
    const simulator = ensureDefined(demo.exchanges.simulators.get('BTCUSDT'), 'the simulated BTC market');
    for (const away of [1, 2, 3, 4, 5, 6])
      for (const side of ['bid', 'ask'] as const)
        simulator.placeWall({ venue: 'binance-usdm', side, size: SIZE, distancePercent: 0.03 * away });
    // Else what is closed now and then keeps a cascade from being over.
    simulator.restRate = 0;
    let begun = 0;
    const isCascadeTold = async () => {
      if ((await told('cascade-started')).length > 0) return true;
      if (Date.now() - begun < NEXT_MS) return false;
      simulator.startCascade(-1);
      begun = Date.now();
      return false;
    };
    await until('a cascade is told', isCascadeTold, WAIT_MS);
    await demo.killWorker();
    await isTold('cascade-ended');
    await isTold('wall-filled');

    const [filled, started, ended] = await Promise.all([
      told('wall-filled'),
      told('cascade-started'),
      told('cascade-ended'),
    ]);
    expect(filled[0]).toMatch(
      /^(Bid|Ask) wall on (Binance USD-M|Bybit Linear) at [\d,.]+ was filled: [\d.]+ of [\d.]+ BTC were traded/,
    );
    const cascade = /\$[\d.]+[KM] closed by force since (\d\d:\d\d:\d\d) UTC, .* the total is a floor\.$/;
    const beginnings = started.map((reason) => cascade.exec(reason)?.[1]);
    expect(beginnings).not.toContain(undefined);
    for (const all of [filled, beginnings]) expect(new Set(all).size).toBe(all.length);
    const over = ended.map((reason) => cascade.exec(reason)?.[1]);
    expect(beginnings).toEqual(expect.arrayContaining(over));

    // What was told of is kept for statistics, once each.
    const page = await demo.context.newPage();
    await page.goto(demo.url('manifest.json'));
    const { walls, cascades } = await keptEndings(page);
    await page.close();
    expect(walls.map(({ fate }) => fate)).toContain('filled');
    const names = walls.map(({ venue, side, price, since }) => [venue, side, price, since].join(' '));
    expect(new Set(names).size).toBe(names.length);
    const starts = cascades.map(({ start }) => new Date(start).toISOString().slice(11, 19));
    expect(starts).toEqual(expect.arrayContaining(over));
    for (const { market, isSampled, start, end, total } of cascades) {
      expect([market, isSampled]).toEqual([MARKET, true]);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(total).toBeGreaterThan(0);
    }
  }, 400_000);
});
