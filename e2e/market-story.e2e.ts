import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAST_PACE, trade } from '../dev/market-story/positions';
import { chase, visit } from '../dev/market-story/walls';
import type { Wall } from '../dev/simulator/walls';
import type { PriceSpan } from '../lib/heatmaps/volume-profile/profile';
import { until } from './fixtures/demo';
import { keepPicture } from './fixtures/keep-picture';
import { pressButton } from './fixtures/press-button';
import { answerOf, untilAnswer } from './fixtures/sidebar-words';
import { setStage, type StoryStage } from './fixtures/story-stage';

/**
 * The story goes on in `market-sweep.e2e`: a zone that the price enters, a cascade, what is left, a score and the log of
 * alerts; and in `market-build-up.e2e`: clusters that grow and move, venues that differ, layers that come to agree,
 * buying that is absorbed, quiet hours, a void. What it does not come to is held elsewhere: walls that are filled and a
 * worker that dies by `live-watches.e2e`, two moments side by side by `compare.e2e`, what venues hold at a price and
 * candles that do not suit by `differences.e2e`, rules that are made by `rules-card.test`, notifications, sounds, badge and
 * snooze by `notification.e2e`.
 */
describe('a market from build-up to walls', () => {
  let stage: StoryStage;
  let zone: PriceSpan;

  beforeAll(async () => {
    stage = await setStage({ hasCandles: Boolean(process.env['PICTURES']) });
  });
  afterAll(() => stage?.demo.close());

  it('keeps a read, and is told when it was checked', async () => {
    const { demo, sidebar } = stage;
    const { price } = stage.story;
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
    const { sidebar, story } = stage;
    const { price } = story;
    story.setPace(FAST_PACE);
    await story.goTo(price * 1.033, 240);
    await trade(story, { volume: 120, bought: 0.5, opening: -0.4 }, 12);
    await untilAnswer(sidebar, 'R8', /The heavy side \(short\) is closing: its cluster may shrink/);
    expect(await answerOf(sidebar, 'C5')).toMatch(/things have changed.*The price went up by 3\.\d+ %/);
  });

  it('sees positions that are built up, and what they pay', async () => {
    const { sidebar, story, untilTold } = stage;
    story.lead.fundingRate = -0.0012;
    await trade(story, { volume: 150, bought: 0.4, opening: 0.5 }, 24);
    await untilAnswer(sidebar, 'R8', /open interest rose by \d/);
    await untilAnswer(sidebar, 'C4', /supports.*Shorts pay, you would be paid: .0\.12\d* %/);
    await sidebar.getByRole('button', { name: 'Short' }).click();
    await untilAnswer(sidebar, 'C4', /opposes.*Shorts pay, as you would/);
    await sidebar.getByRole('button', { name: 'Long' }).click();
    expect(await answerOf(sidebar, 'R3')).toMatch(/clusters stand out; the densest is .* the price\./);
    for (const kind of ['cluster-swept', 'funding-extreme'] as const) await untilTold(kind);
    for (const kind of ['cluster-not-depleted', 'cluster-born'] as const)
      await untilTold(kind, { side: 'above' });
    await untilAnswer(sidebar, 'R9', /did not deplete;.*hardly anything was liquidated/);
    story.setPace(1);
    zone = await stage.zoneAbove();
    expect(await answerOf(sidebar, 'C1')).toMatch(
      /nearest clusters are .* above the price.*\$[\d.]+M of shorts between/,
    );
    expect(await answerOf(sidebar, 'R4')).toMatch(/The map is .* within 3\.0 %/);
    expect(await answerOf(sidebar, 'R5')).toMatch(
      /Nowhere within 10 % do three layers agree more than by chance|zones? of agreement, the nearest .* chance alone/,
    );
    expect(await answerOf(sidebar, 'R6')).toMatch(
      /Of \d+ clusters none has moved by more than half its width|\d+ clusters? moved by more than half/,
    );
    expect(await answerOf(sidebar, 'R7')).toMatch(
      /(No void of 0\.3 % or more|\d+ voids?) within 10 % that order book, liquidation map and volume profile share/,
    );
    // What was built up was traded here, so that value came along.
    expect(await answerOf(sidebar, 'C3')).toMatch(
      /The price is in the value area, the target [\d,.]+ in the value area\..*point of control .* known at its price/,
    );
  });

  it('tells a wall that is meant from one that moves away', async () => {
    const { page, sidebar, story, told, untilTold } = stage;
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
    await sidebar.getByRole('textbox', { name: 'Target' }).fill(String(Math.round(zone.high)));
    await visited(firm);
    await keepPicture(page, 'checklist');
    simulator.pullWall(gone.id);
    await untilTold('wall-pulled', { side: 'below' });
    // As often as it came and went, the rule was cooling down.
    expect((await told('wall-appeared')).map(({ side }) => side).toSorted()).toEqual(['above', 'below']);
    expect((await told('wall-pulled')).map(({ side }) => side)).toEqual(['below']);
    for (const kind of ['wall-filled', 'cascade-started'] as const) expect(await told(kind)).toEqual([]);
  });

  /** A visit that is noticed: a machine that misses its seconds gets another, and every one that was noticed must be held. */
  async function visited(wall: Wall): Promise<void> {
    const { sidebar, story } = stage;
    const held = /1 wall stands: 1 genuine, 0 suspicious\..*Asks of 3\d\d BTC.*held ([1-9]) of \1 visits?/;
    for (let tries = 4; ; tries -= 1) {
      await visit(story, wall);
      try {
        await untilAnswer(sidebar, 'C2', held, 12_000);
        return;
      } catch (error) {
        if (tries === 0) throw error;
      }
    }
  }

  /** A wall whose coming is told: on a machine that misses seconds it is not known to be new, and is put there again. */
  async function appearing(side: Wall['side']): Promise<Wall> {
    const { story, told } = stage;
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
