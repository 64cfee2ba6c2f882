import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAST_PACE, trade } from '../dev/market-story/positions';
import { MarketStory } from '../dev/market-story/market-story';
import { chase, visit } from '../dev/market-story/walls';
import type { Wall } from '../dev/simulator/walls';
import { DEMO_PORT } from '../dev/ports';
import { zoneOf } from '../lib/analysis/clusters/cluster';
import type { PriceSpan } from '../lib/heatmaps/volume-profile/profile';
import type { Alert } from '../lib/alerts/alert';
import { OCCURRENCE_KINDS, type OccurrenceKind } from '../lib/alerts/occurrence';
import { ensureDefined } from '../lib/core/assert';
import { setRules } from './fixtures/alert-rules';
import { type Demo, startDemo, until } from './fixtures/demo';
import { keepPicture } from './fixtures/keep-picture';
import { OverlayView } from './fixtures/overlay-view';
import { pressButton } from './fixtures/press-button';
import { untilAnswered } from './fixtures/sidebar-view';
import { answerOf, untilAnswer } from './fixtures/sidebar-words';

const MARKET = 'BTC-USDT';
/** Candles are drawn for the picture alone: a page without them keeps up with a fast market on a slow machine. */
const LOOK = process.env['PICTURES'] ? '' : '&bare=1';
const WALLS: readonly OccurrenceKind[] = ['wall-appeared', 'wall-pulled'];
const FAR = { maxDistancePercent: 10, coolDownSeconds: 0 };

/** The first that asks tells: those before the last two ask for what does not happen. */
const RULES = [
  { id: 'larger', kinds: [...WALLS, 'wall-filled'], minSize: 5_000, ...FAR },
  { id: 'elsewhere', kinds: OCCURRENCE_KINDS, market: 'ETH-USDT', ...FAR },
  { id: 'downwards', kinds: ['cascade-started', 'cascade-ended', 'wall-filled'], side: 'below', ...FAR },
  {
    id: 'walls',
    name: 'Walls near the price',
    kinds: WALLS,
    minSize: 200,
    maxDistancePercent: 2,
    coolDownSeconds: 86_400,
  },
  {
    id: 'story',
    name: 'Everything else',
    kinds: OCCURRENCE_KINDS.filter((kind) => !WALLS.includes(kind)),
    ...FAR,
  },
] as const;

/**
 * What the story does not come to is held elsewhere: prices that come to a zone and enter it by `zone-watch.test` and
 * `alert-kills.test`, scores by `score.test` and the background’s `journal.test`, pictures by `journal.e2e`, cascades and
 * walls that are filled by `live-watches.e2e`, what is left of a zone by `depletion.test`, clusters that are born, grow or
 * move by `follow.test`, layers that converge by `new-convergence.test` and `minute-watch.test`, two moments side by side
 * by `compare.e2e`, venues that differ by `venues.test`, quiet hours by `evaluate.test`, notifications, badge and snooze
 * by `notification.e2e`, a worker that dies by `live-watches.e2e`.
 */
describe('a market from build-up to walls', () => {
  let story: MarketStory;
  let demo: Demo;
  let page: Page;
  let sidebar: Frame;
  let zone: PriceSpan;

  beforeAll(async () => {
    story = await MarketStory.start({ port: DEMO_PORT, seed: 5 });
    demo = await startDemo({ exchanges: story.exchanges, shown: 'as stored' });
    const own = await demo.context.newPage();
    await own.goto(demo.url('manifest.json'));
    await setRules(own, RULES);
    await own.close();
    page = await demo.open(`/replica/tradingview?symbol=BINANCE:BTCUSDT.P&interval=5m${LOOK}`);
    await page.setViewportSize({ width: 1000, height: 720 });
    await until('the overlay is locked', async () => (await demo.ask('activePage'))?.state === 'locked');
    const view = await OverlayView.of(page);
    await view.press('Checklist');
    sidebar = await untilAnswered(page);
    await until('there is a map', async () => (await facts()).map !== undefined);
  });
  afterAll(() => demo?.close());

  const facts = async () => ensureDefined(await demo.ask('facts', { market: MARKET }), 'a market');
  const told = async (kind: OccurrenceKind): Promise<readonly Alert[]> =>
    (await demo.ask('alerts')).filter((alert) => alert.kind === kind);
  const untilTold = (kind: OccurrenceKind, side?: Alert['side']) =>
    until(`${kind} is told`, async () =>
      (await told(kind)).some((alert) => side === undefined || alert.side === side),
    );

  it('keeps a read, and is told when it was checked', async () => {
    const { price } = story;
    await untilAnswer(sidebar, 'R10', /No read of this market is in the journal yet\./);
    await sidebar.getByRole('button', { name: 'Long' }).click();
    await sidebar.getByRole('textbox', { name: 'Target' }).fill(String(Math.round(price * 1.02)));
    await sidebar.getByRole('combobox', { name: 'within' }).selectOption({ label: '1 hour' });
    await pressButton(demo, '/replica/');
    await sidebar.getByRole('button', { name: 'Save to journal' }).click();
    await sidebar.getByText(/^Saved/).waitFor();
    await sidebar.getByRole('button', { name: 'Checked' }).click();
    await sidebar.getByText(/^Checked \d/).waitFor();
    await untilAnswer(sidebar, 'C5', /changed in \d/);
    expect(await answerOf(sidebar, 'R1')).toContain('What day trading is read by is shown');
    expect(await answerOf(sidebar, 'R2')).toContain(
      'Candles of 5 min and the lookbacks go with day trading.',
    );
  });

  it('sees that open interest leaves the heavy side, and a zone that was none', async () => {
    const { price } = story;
    story.setPace(FAST_PACE);
    await story.goTo(price * 1.033, 240);
    await trade(story, { volume: 120, bought: 0.5, opening: -0.4 }, 12);
    await untilAnswer(sidebar, 'R8', /The heavy side \(short\) is closing: its cluster may shrink/);
    expect(await answerOf(sidebar, 'C5')).toMatch(/things have changed.*The price went up by 3\.\d+ %/);
  });

  it('sees positions that are built up, and what they pay', async () => {
    story.lead.fundingRate = -0.0012;
    await trade(story, { volume: 150, bought: 0.4, opening: 0.5 }, 24);
    await untilAnswer(sidebar, 'R8', /open interest rose by \d/);
    await untilAnswer(sidebar, 'C4', /supports.*Shorts pay, you would be paid: .0\.12\d* %/);
    await sidebar.getByRole('button', { name: 'Short' }).click();
    await untilAnswer(sidebar, 'C4', /opposes.*Shorts pay, as you would/);
    await sidebar.getByRole('button', { name: 'Long' }).click();
    expect(await answerOf(sidebar, 'R3')).toMatch(/clusters stand out; the densest is .* the price\./);
    for (const kind of ['cluster-swept', 'funding-extreme'] as const) await untilTold(kind);
    await untilTold('cluster-not-depleted', 'above');
    await untilAnswer(sidebar, 'R9', /did not deplete;.*hardly anything was liquidated/);
    story.setPace(1);
    const above = (await facts()).map?.tracks.filter(
      ({ side, isTold, contact }) => side === 'ask' && isTold && !contact,
    );
    const places = ensureDefined(above, 'a map').map(({ cluster }) => zoneOf(cluster));
    zone = ensureDefined(
      places.filter(({ low }) => low > story.price * 1.006).toSorted((a, b) => a.low - b.low)[0],
      'a zone above',
    );
    expect(await answerOf(sidebar, 'C1')).toMatch(
      /nearest clusters are .* above the price.*\$[\d.]+M of shorts between/,
    );
    expect(await answerOf(sidebar, 'R4')).toMatch(/The map is .* within 3\.0 %/);
    expect(await answerOf(sidebar, 'R5')).toMatch(/agree/);
    expect(await answerOf(sidebar, 'R6')).toMatch(/moved/);
    expect(await answerOf(sidebar, 'R7')).toMatch(/void/);
  });

  it('tells a wall that is meant from one that moves away', async () => {
    const { simulator } = story;
    await story.goTo(zone.low * 0.9945, 5);
    await untilAnswer(sidebar, 'C2', /stands?[.:]/);
    const shy = await appearing('bid');
    const gone = await chase(story, shy, 3);
    await sidebar.getByRole('textbox', { name: 'Target' }).fill(String(Math.round(gone.price * 0.999)));
    await untilAnswer(
      sidebar,
      'C2',
      /1 wall stands: 0 genuine, 1 suspicious\..*Bids of 3\d\d BTC.*moved away/,
    );
    const firm = await appearing('ask');
    await visit(story, firm);
    await sidebar.getByRole('textbox', { name: 'Target' }).fill(String(Math.round(zone.high)));
    await untilAnswer(
      sidebar,
      'C2',
      /1 wall stands: 1 genuine, 0 suspicious\..*Asks of 3\d\d BTC.*held 1 of 1 visit/,
    );
    await keepPicture(page, 'checklist');
    simulator.pullWall(gone.id);
    await untilTold('wall-pulled', 'below');
    // As often as it came and went, the rule was cooling down.
    expect((await told('wall-appeared')).map(({ side }) => side).toSorted()).toEqual(['above', 'below']);
    expect((await told('wall-pulled')).map(({ side }) => side)).toEqual(['below']);
    for (const kind of ['wall-filled', 'cascade-started'] as const) expect(await told(kind)).toEqual([]);
  });

  /** A wall whose coming is told: on a machine that misses seconds it is not known to be new, and is put there again. */
  async function appearing(side: Wall['side']): Promise<Wall> {
    const where = side === 'bid' ? 'below' : 'above';
    const isTold = async () => (await told('wall-appeared')).some((alert) => alert.side === where);
    for (let tries = 4; ; tries -= 1) {
      const order = { venue: 'binance-usdm', side, size: 300, distancePercent: 0.14 } as const;
      const wall = story.simulator.placeWall(order);
      try {
        await until(`a wall ${where} is told of`, isTold, 12_000);
        return wall;
      } catch (error) {
        if (tries === 0) throw error;
        story.simulator.pullWall(wall.id);
        await story.pass(4_000);
      }
    }
  }
});
