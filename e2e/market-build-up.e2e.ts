import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAST_PACE, trade } from '../dev/market-story/positions';
import type { Wall } from '../dev/simulator/walls';
import type { Alert } from '../lib/alerts/alert';
import type { OccurrenceKind } from '../lib/alerts/occurrence';
import { ensureDefined } from '../lib/core/assert';
import type { PriceSpan } from '../lib/heatmaps/volume-profile/profile';
import { until } from './fixtures/demo';
import { keepPicture } from './fixtures/keep-picture';
import { answerOf, untilAnswer, untilZone } from './fixtures/sidebar-words';
import { setStage, type StoryStage } from './fixtures/story-stage';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A map is worked out once in so long. */
const STEP_MS = 5 * MINUTE_MS;
/** Layers that converge are looked for once a minute of the computer's clock. */
const LOOK_MS = 65_000;
/** A setting that is changed is known everywhere by then. */
const SAVED_MS = 2_000;
/** Maps are made, and changes told once they have lasted, at the pace of the computer. */
const LONG_MS = 180_000;
const LIMIT_MS = 600_000;
/** Shorts of 20 times are closed by force so far above the price at which they were opened. */
const SHORTS_AWAY = 1.045;
/** At which maps come one after another, as readings do that must agree. */
const SLOWER_PACE = 20;
/** Of market time, in which a fast market makes one step. */
const JUMP_SECONDS = 5;
/** Bought in each tenth of a second, BTC: far more than the market trades by itself, and far less than the wall. */
const BUYING = 1;
/** So long flow must have been heard before any of it is unusual. */
const USUAL_MS = 5 * MINUTE_MS;
/** For a move to where the price was. */
const SWING_SECONDS = 20;

/**
 * The third part of the story: positions are built up on one venue, so far below the price at which most was traded that
 * they would be closed by force there. Two layers then speak for that price, which is not yet an agreement; with a wall it
 * is one. Another wall takes all that is bought, and at last the price goes where nothing was traded and nothing rests.
 */
describe('a market in which positions are built up', () => {
  let stage: StoryStage;
  let zone: PriceSpan;
  let wall: Wall;
  /** Since when the market goes at the pace of the computer, on its own clock. */
  let calmSince: number;

  beforeAll(async () => {
    stage = await setStage({ hasCandles: Boolean(process.env['PICTURES']) });
    // With more of the past the map is worked out anew, and the zone would be another.
    const isWhole = async () => (await stage.demo.ask('status')).backfill.every(({ done }) => done);
    await until('all of the past is there', isWhole, LIMIT_MS);
  }, LIMIT_MS);
  afterAll(() => stage?.demo.close());

  const isOfZone = ({ side, price }: Alert) => side === 'above' && price > zone.low && price < zone.high;
  const toldOfZone = async (kind: OccurrenceKind) => (await stage.told(kind)).filter(isOfZone);

  /** Buys until that is absorbed: more each time, since what has been bought for long is not unusual any more. */
  async function untilAbsorbed(): Promise<void> {
    const { sidebar, story } = stage;
    const isAbsorbed = async () =>
      /Asks of [\d.]+K BTC at .*, absorbing/.test(await answerOf(sidebar, 'C2')) &&
      /At the cluster above absorption lies in the way: .*aggressors press towards it [✓✗]/.test(
        await answerOf(sidebar, 'C1'),
      );
    for (let volume = BUYING; ; volume *= 2) {
      story.lead.volume = volume;
      try {
        await until('buying is absorbed', isAbsorbed, 45_000);
        return;
      } catch (error) {
        if (volume > 8 * BUYING) throw error;
      }
    }
  }

  it(
    'tells of a cluster that is born, one that grows and one that moves',
    async () => {
      const { facts, sidebar, story, told, untilTold } = stage;
      const { poc, nakedPocs } = ensureDefined((await facts()).profile, 'a profile');
      story.setPace(FAST_PACE);
      // No session's point of control is left naked, to speak beside the others.
      const left = nakedPocs.filter(({ touchedAt }) => Number.isNaN(touchedAt));
      for (const price of [...left.map((naked) => naked.price), poc]) await story.goTo(price, 200);
      // Else most would soon be traded where positions are opened.
      await trade(story, { volume: 500, bought: 0.5, opening: -0.12 }, 12);
      await story.goTo((poc * 1.0025) / SHORTS_AWAY, 400);
      // The map of all of the past, from which on changes are told.
      const { now } = story;
      await until('the map is of now', async () => ((await facts()).map?.reading.time ?? 0) > now + STEP_MS);
      await trade(story, { volume: 600, bought: 0.05, opening: 0.3, venue: 'bybit-linear' }, 44);
      story.setPace(SLOWER_PACE);
      const reasonsOf = async (kind: OccurrenceKind) =>
        (await untilTold(kind, { timeoutMs: LONG_MS })).map(({ reason }) => reason);
      expect((await reasonsOf('cluster-born'))[0]).toMatch(clusterWords('(longs|shorts)', 'has formed'));
      expect((await reasonsOf('cluster-grown')).at(-1)).toMatch(
        clusterWords('shorts', 'has grown by [\\d.]+\\s%'),
      );
      expect((await reasonsOf('cluster-migrated')).at(-1)).toMatch(
        clusterWords('shorts', 'has moved (up|down) by [\\d.]+\\s%'),
      );
      story.setPace(1);
      await untilAnswer(
        sidebar,
        'R6',
        /\d clusters? moved by more than half (its|their) width, \d of them towards the price\..*The one at [\d,.]+ went (up|down) by [\d.]+ % in/,
      );
      expect(await answerOf(sidebar, 'R3')).toMatch(
        /Bybit Linear \([\d.]+ % of what lies within 5\.0 %\) .*has its largest cluster where the others have none/,
      );
      zone = await stage.zoneNear(poc * 1.0025);
      for (const kind of ['cluster-swept', 'zone-entered'] as const)
        expect(await toldOfZone(kind)).toEqual([]);
      expect(await told('convergence')).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'finds no agreement while two layers speak for a price',
    async () => {
      const { sidebar, story, told } = stage;
      story.setPace(FAST_PACE);
      await story.goTo(zone.low * 0.998, 400);
      story.setPace(1);
      calmSince = story.now;
      await untilAnswer(sidebar, 'R5', /Nowhere within 10 % do three layers agree more than by chance\./);
      await story.pass(LOOK_MS);
      expect(await answerOf(sidebar, 'R5')).toContain('Nowhere within 10 % do three layers agree');
      expect(await told('convergence')).toEqual([]);
      expect(await toldOfZone('cluster-approached')).toHaveLength(1);
    },
    LIMIT_MS,
  );

  it(
    'tells of the agreement once a wall speaks for it too',
    async () => {
      const { page, sidebar, story, untilTold } = stage;
      const price = (3 * zone.low + zone.high) / 4;
      wall = story.simulator.placeWall({ venue: 'binance-usdm', side: 'ask', size: 1_500, price });
      await untilAnswer(
        sidebar,
        'R5',
        /1 zone of agreement, the nearest 0\.\d+ % above the price; chance alone would make 0\.\d\./,
      );
      const [alert] = await untilTold('convergence', { side: 'above', timeoutMs: LONG_MS });
      expect(alert?.reason).toMatch(
        /^(?=.*order book)(?=.*liquidation map)(?=.*volume profile).* agree between .* and .*, 0\.\d+\s% above the price\. By chance so many agree somewhere in \d of 100 cases\.$/iu,
      );
      expect(Math.abs((alert?.price ?? 0) / wall.price - 1)).toBeLessThan(0.0025);
      const words = await answerOf(sidebar, 'R5');
      for (const layer of ['order book', 'liquidation map', 'volume profile'])
        expect(words).toMatch(new RegExp(`${layer} \\(−?0(\\.\\d+)? % off`));
      expect(words).toMatch(/so many agree somewhere by chance in \d of 100 cases/);
      await keepPicture(page, 'agreement');
      await untilZone(sidebar, /Convergence zone/);
      story.simulator.pullWall(wall.id);
    },
    LIMIT_MS,
  );

  it(
    'sees that what is bought is absorbed on the way to the zone',
    async () => {
      const { sidebar, story } = stage;
      await sidebar.getByRole('button', { name: 'Long' }).click();
      await sidebar.getByRole('textbox', { name: 'Target' }).fill(String(Math.round(zone.high)));
      // From what is bought as the price rises it is learned how far buying moves it.
      for (const way of [0.9965, 0.998, 0.9965, 0.998]) await story.goTo(zone.low * way, SWING_SECONDS);
      expect(await answerOf(sidebar, 'C2')).not.toContain('absorbing');
      const price = zone.low * 0.999;
      wall = story.simulator.placeWall({ venue: 'binance-usdm', side: 'ask', size: 1_500, price });
      // What presses would eat the wall.
      story.lead.pressure = 0;
      await story.goTo(wall.price, 4);
      await story.pass(calmSince + USUAL_MS - story.now);
      story.lead.bought = 1;
      await untilAbsorbed();
      Object.assign(story.lead, { volume: 0, bought: 0.5 });
      await story.goTo(zone.low * 0.998, 4);
      story.lead.pressure = 1;
      story.simulator.pullWall(wall.id);
      await untilAnswer(sidebar, 'C2', /^(?!.*absorbing)/, LONG_MS);
      expect(await toldOfZone('convergence')).toHaveLength(1);
    },
    LIMIT_MS,
  );

  it('only logs in quiet hours, and tells again after them', async () => {
    const { demo, story, told } = stage;
    const options = await demo.context.newPage();
    await options.goto(demo.url('options.html'));
    const alerts = options.getByRole('region', { name: 'Alerts' });
    const field = (name: string) => alerts.getByRole('textbox', { name, exact: true });
    await alerts.getByRole('button', { name: 'Edit Everything else' }).click();
    await alerts.getByRole('checkbox', { name: 'Silent each day' }).check();
    await field('From').fill(clockAt(story.now - HOUR_MS));
    await field('Until').fill(clockAt(story.now + HOUR_MS));
    await story.pass(SAVED_MS);
    await story.goTo(zone.low * 1.0006, 4);
    await until('it is logged', async () => (await toldOfZone('zone-entered')).length > 0);
    const log = alerts.getByRole('list', { name: 'Recent alerts' }).getByRole('listitem');
    const entered = log.filter({ hasText: 'Price entered a zone' }).first();
    await entered.getByText(/Asked for by “Everything else”, which was silent\.$/).waitFor();

    await field('Until').fill(clockAt(story.now - HOUR_MS / 2));
    await story.pass(SAVED_MS);
    await story.goTo(zone.high * 1.002, 12);
    await until('it is told', async () => (await toldOfZone('cluster-swept')).length > 0);
    const swept = log.filter({ hasText: 'Cluster swept' }).first();
    await swept.getByText(/Asked for by “Everything else”\.$/).waitFor();
    const [quiet] = await toldOfZone('zone-entered');
    const [loud] = await toldOfZone('cluster-swept');
    expect([quiet?.isQuiet, loud?.isQuiet]).toEqual([true, false]);
    const worker = await demo.worker();
    const shown = () => worker.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
    const isShown = async (kind: OccurrenceKind) =>
      (await shown()).some((id) => id.startsWith(`story/BTC-USDT/${kind}/above/`));
    await until('the notification is shown', () => isShown('cluster-swept'));
    expect(await isShown('zone-entered')).toBe(false);
    await options.close();
    for (const kind of ['cascade-started', 'funding-extreme'] as const) expect(await told(kind)).toEqual([]);
  });

  it(
    'finds the void behind a price that went further than it ever was',
    async () => {
      const { demo, sidebar, story } = stage;
      story.setPace(FAST_PACE);
      const low = story.price * 1.03;
      const high = low * 1.012;
      await story.goTo(low, 300);
      // In one step, so that next to nothing is traded on the way.
      await story.goTo(high, JUMP_SECONDS);
      await story.goTo(high * 1.002, 60);
      // Until the map knows that nobody is left there.
      await story.pass(STEP_MS);
      story.setPace(1);
      story.lead.shunned = { low, high: high * 1.001 };
      // The book that a venue sends anew reaches further where it has fewer levels.
      await demo.control('binance-usdm', { do: 'drop' });
      await sidebar.getByRole('textbox', { name: 'Target' }).fill(String(Math.round((low + high) / 2)));
      await untilAnswer(
        sidebar,
        'R7',
        /1 void within 10 % that order book, liquidation map and volume profile share; the nearest 0\.\d+ % below the price\./,
      );
      expect(await answerOf(sidebar, 'C3')).toMatch(
        /the target [\d,.]+ in a void, where little was traded\./,
      );
    },
    LIMIT_MS,
  );
});

/** What an alert says of a cluster. */
const clusterWords = (whose: string, what: string) =>
  new RegExp(`^A cluster of \\$[\\d.]+[MB] of ${whose} between .* and .* \\(modelled\\) ${what}\\.$`, 'u');

/** What a time field says at a moment, epoch ms. */
function clockAt(time: number): string {
  const at = new Date(time);
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
