import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAST_PACE, trade } from '../dev/market-story/positions';
import type { Alert } from '../lib/alerts/alert';
import type { OccurrenceKind } from '../lib/alerts/occurrence';
import { ensureDefined } from '../lib/core/assert';
import type { PriceSpan } from '../lib/heatmaps/volume-profile/profile';
import { until } from './fixtures/demo';
import { answerOf, untilAnswer } from './fixtures/sidebar-words';
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

/**
 * The third part of the story: positions are built up so far below the price at which most was traded that they would be
 * closed by force there. Two layers then speak for that price, which is not yet an agreement.
 */
describe('a market in which positions are built up', () => {
  let stage: StoryStage;
  let zone: PriceSpan;

  beforeAll(async () => {
    stage = await setStage();
    // With more of the past the map is worked out anew, and the zone would be another.
    const isWhole = async () => (await stage.demo.ask('status')).backfill.every(({ done }) => done);
    await until('all of the past is there', isWhole, LIMIT_MS);
  }, LIMIT_MS);
  afterAll(() => stage?.demo.close());

  const isOfZone = ({ side, price }: Alert) => side === 'above' && price > zone.low && price < zone.high;
  const toldOfZone = async (kind: OccurrenceKind) => (await stage.told(kind)).filter(isOfZone);

  it(
    'tells of a cluster that is born, one that grows and one that moves',
    async () => {
      const { facts, sidebar, story, told, untilTold } = stage;
      const { poc } = ensureDefined((await facts()).profile, 'a profile');
      story.setPace(FAST_PACE);
      // No session's point of control is left naked, to speak beside the others.
      await story.goTo(poc, 200);
      // Else most would soon be traded where positions are opened.
      await trade(story, { volume: 500, bought: 0.5, opening: -0.12 }, 12);
      await story.goTo((poc * 1.0025) / SHORTS_AWAY, 400);
      // The map of all of the past, from which on changes are told.
      const { now } = story;
      await until('the map is of now', async () => ((await facts()).map?.reading.time ?? 0) > now + STEP_MS);
      await trade(story, { volume: 300, bought: 0.05, opening: 0.3 }, 44);
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
      zone = await stage.zoneNear(poc * 1.0025);
      for (const kind of ['cluster-swept', 'zone-entered', 'convergence'] as const)
        expect(await told(kind)).toEqual([]);
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
      await untilAnswer(sidebar, 'R5', /Nowhere within 10 % do three layers agree more than by chance\./);
      await story.pass(LOOK_MS);
      expect(await answerOf(sidebar, 'R5')).toContain('Nowhere within 10 % do three layers agree');
      expect(await told('convergence')).toEqual([]);
      expect(await toldOfZone('cluster-approached')).toHaveLength(1);
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
    for (const kind of ['cascade-started', 'wall-filled', 'funding-extreme'] as const)
      expect(await told(kind)).toEqual([]);
  });
});

/** What an alert says of a cluster. */
const clusterWords = (whose: string, what: string) =>
  new RegExp(`^A cluster of \\$[\\d.]+[MB] of ${whose} between .* and .* \\(modelled\\) ${what}\\.$`, 'u');

/** What a time field says at a moment, epoch ms. */
function clockAt(time: number): string {
  const at = new Date(time);
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
