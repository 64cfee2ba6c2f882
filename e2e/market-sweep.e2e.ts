import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAST_PACE } from '../dev/market-story/positions';
import type { Alert } from '../lib/alerts/alert';
import type { PriceSpan } from '../lib/heatmaps/volume-profile/profile';
import { until } from './fixtures/demo';
import { keepPicture } from './fixtures/keep-picture';
import { pressButton } from './fixtures/press-button';
import { answerOf, untilAnswer, untilZone } from './fixtures/sidebar-words';
import { setStage, type StoryStage } from './fixtures/story-stage';

const MINUTE_MS = 60_000;
const HORIZON_MS = 60 * MINUTE_MS;
/** An entry is scored soon after its horizon, and for good when what is left of its zone can be told. */
const DUE_MS = HORIZON_MS + 3 * MINUTE_MS;
const FINAL_MS = HORIZON_MS + 35 * MINUTE_MS;
/** Maps are made, entries scored and quiet noticed at the pace of the computer. */
const LONG_MS = 180_000;
const LIMIT_MS = 600_000;

/** What goes before is in `market-story.e2e`: positions are built up, walls come and go. */
describe('a market that goes through a zone', () => {
  let stage: StoryStage;
  let zone: PriceSpan;
  let savedAt: number;

  beforeAll(async () => {
    stage = await setStage();
    // With more of the past the map is worked out anew, and the zone would be another.
    const isWhole = async () => (await stage.demo.ask('status')).backfill.every(({ done }) => done);
    await until('all of the past is there', isWhole, LIMIT_MS);
  }, LIMIT_MS);
  afterAll(() => stage?.demo.close());

  const isOfZone = ({ side, price }: Alert) => side === 'above' && price > zone.low && price < zone.high;

  /** Waits until it is so late by what the extension knows of the exchanges' clocks. */
  const untilTime = (time: number) =>
    until('it is late enough', async () => (await stage.facts()).time > time, LONG_MS);

  it('keeps a read whose target is a zone', async () => {
    const { demo, sidebar, story } = stage;
    zone = await stage.zoneAbove();
    await sidebar.getByRole('button', { name: 'Long' }).click();
    const target = Math.round((zone.low + zone.high) / 2);
    await sidebar.getByRole('textbox', { name: 'Target' }).fill(String(target));
    await sidebar.getByRole('combobox', { name: 'within' }).selectOption({ label: '1 hour' });
    await pressButton(demo, '/replica/');
    await sidebar.getByRole('button', { name: 'Save to journal' }).click();
    await sidebar.getByText(/^Saved/).waitFor();
    savedAt = story.now;
    await untilAnswer(sidebar, 'R10', /1 read of this market is in the journal.*; 0 scored\./);
    expect(await answerOf(sidebar, 'R9')).toContain('No zone was swept and judged of late.');
  });

  it('tells that the price comes to the zone and enters it, once each and of no other', async () => {
    const { sidebar, story, told, untilTold } = stage;
    story.setPace(FAST_PACE);
    await story.goTo(zone.low * 0.991, 120);
    story.setPace(1);
    expect(await told('cluster-approached')).toEqual([]);
    await story.goTo(zone.low * 0.9965, 6);
    const approached = await untilTold('cluster-approached');
    expect(approached.map(isOfZone)).toEqual([true]);
    expect(approached[0]?.reason).toMatch(
      /^A cluster of \$[\d.]+M of shorts between .* \(modelled\) is 0\.[45]\d?\s% from the price\.$/u,
    );
    await untilAnswer(
      sidebar,
      'C1',
      /nearest clusters are 0\.[34]\d? % above.*At the cluster above .* of a cascade .* near \(0\.[34]\d? %\)/,
    );
    await untilZone(sidebar, /Liquidation cluster\s*approached/);
    expect(await told('zone-entered')).toEqual([]);
    // A bar that also holds where the price came from would not tell what it did after it touched the zone; where a minute
    // was missed it is one of five.
    story.setPace(FAST_PACE);
    await story.pass(6 * MINUTE_MS);
    story.setPace(1);
    await story.goTo(zone.low * 1.0006, 4);
    expect((await untilTold('zone-entered')).map(isOfZone)).toEqual([true]);
    for (const kind of ['cluster-swept', 'cascade-started'] as const) expect(await told(kind)).toEqual([]);
  });

  it('tells of the sweep and of the cascade in it, from its beginning to its end', async () => {
    const { sidebar, story, told, untilTold } = stage;
    story.lead.forced = [{ position: 'short', size: 2.5 }];
    await story.goTo(zone.high * 1.003, 24);
    const [started] = await untilTold('cascade-started');
    expect((await untilTold('cluster-swept')).map(isOfZone)).toEqual([true]);
    story.lead.forced = [];
    expect(started?.reason).toMatch(/closed by force since .* of it shorts, the price up \d\.\d+\s% so far/u);
    expect(await told('cascade-ended')).toEqual([]);
    await untilZone(sidebar, /Liquidation cluster\s*swept/);
    await untilAnswer(sidebar, 'C1', /nearest clusters are 1\.\d+ % above/);
    const ended = await untilTold('cascade-ended', { timeoutMs: LONG_MS });
    expect(ended.map(({ side, reason }) => [side, /has ended after \d+ s: .* went up/.test(reason)])).toEqual(
      [['above', true]],
    );
  });

  it(
    'finds that the zone was there, and is empty',
    async () => {
      const { sidebar, story, told } = stage;
      story.setPace(FAST_PACE);
      await untilAnswer(sidebar, 'R9', /1 swept zone still waits for a verdict/);
      await untilAnswer(sidebar, 'R9', /Of 1 swept zone 0 did not deplete\./, LONG_MS);
      expect(await answerOf(sidebar, 'R9')).toMatch(
        /ago: depleted; \d\.\d+ % is left, confirmed by liquidations that were told/,
      );
      await untilZone(sidebar, /Liquidation cluster\s*depleted/);
      const once = ['cluster-approached', 'zone-entered', 'cluster-swept', 'cascade-started'] as const;
      for (const kind of once) expect(await told(kind)).toHaveLength(1);
      for (const kind of ['cluster-not-depleted', 'funding-extreme', 'wall-appeared'] as const)
        expect(await told(kind)).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'scores the read by rule, with n, interval and what chance gives',
    async () => {
      const { demo, sidebar, story } = stage;
      await untilTime(savedAt + DUE_MS);
      // In a fast market the hour in which the picture is taken would be over soon.
      story.setPace(1);
      await untilAnswer(sidebar, 'R10', /; 1 scored\./, LONG_MS);
      await until('the picture is taken', async () => (await demo.ask('journalWaiting')).length === 0);
      story.setPace(FAST_PACE);
      await untilTime(savedAt + FINAL_MS);
      story.setPace(1);
      const page = await demo.context.newPage();
      await page.setViewportSize({ width: 900, height: 760 });
      await page.goto(demo.url('journal.html'));
      await page.getByRole('list', { name: 'Entries' }).getByRole('button').click();
      const score = page.getByRole('button', { name: 'Score now' });
      await page.getByRole('img', { name: 'The chart after the horizon' }).waitFor();
      // What could still change when the horizon was over: by itself it is scored for good within the hour.
      if (await score.isVisible()) await score.click();
      await score.waitFor({ state: 'detached' });
      const words = await wordsOf(page.locator('body'));
      // A machine that misses a minute of the fast market has no map of it, and says so instead of what is left.
      expect(words).toMatch(/Zone of the target ?reached, went on by 0\.5 %, (the map was empty|no map of)/);
      expect(words).toMatch(/the target comes first in \d+ % of \d+ random times of this market/);
      expect(words).toMatch(/all reads ?1 ?100 % ?21…100 % ?\d+ % \d+…\d+ % ?n < 30: not enough/);
      expect(words).toMatch(
        /before it went on by 0\.5 % in 0 of 1: 0…79 %, by chance 50 %\. n < 30: not enough\./,
      );
      await keepPicture(page, 'journal');
      await page.close();
    },
    LIMIT_MS,
  );

  it('logs which rule asked for each alert, why it fired and what happened next', async () => {
    const { demo } = stage;
    const page = await demo.context.newPage();
    await page.setViewportSize({ width: 1000, height: 900 });
    await page.goto(demo.url('options.html'));
    const alerts = page.getByRole('region', { name: 'Alerts' });
    const log = alerts.getByRole('list', { name: 'Recent alerts' });
    const next = log.getByRole('listitem').filter({ hasText: 'Cluster approached' });
    await next.getByText(/In the hour after: .*; its price was reached\./).waitFor();
    const rules = await wordsOf(alerts.getByRole('list', { name: 'Alert rules' }));
    for (const name of ['Larger walls', 'Another market', 'On the way down']) {
      expect(rules).toContain(name);
      expect(await wordsOf(log)).not.toContain(name);
    }
    expect(await log.getByRole('listitem').count()).toBe((await demo.ask('alerts')).length);
    expect(await wordsOf(next)).toMatch(/from the price\. Asked for by “Everything else”\./);
    await log.evaluate((list) => list.scrollTo(0, list.scrollHeight));
    await keepPicture(alerts, 'alerts');
  });
});

/** With plain spaces. */
const wordsOf = async (of: Locator) => ((await of.textContent()) ?? '').replaceAll('\u00A0', ' ');
