import { evaluate, NO_ALERTS } from '../../lib/alerts/evaluate';
import { rulesAsking } from '../../lib/alerts/asking';
import { type Occurrence, OCCURRENCE_KINDS } from '../../lib/alerts/occurrence';
import { type AlertRule, BLANK_RULE, MAX_RULES, SOUNDS } from '../../lib/alerts/rule';
import { wallSearch } from '../../lib/alerts/wall-search';
import { setRules } from '../alerts/place';
import { type BenchRow, timeInterleaved } from '../harness';
import { inputDelays, longestTask, open } from './in-page';
import { delayRow, type Stage, timing, USABLE_MS } from './stage';

const ROUNDS = 7;
const INPUTS = 15;
const IDLE_MS = 5_000;
const FEW = 4;
const LOOKS = 2_000;
const MARKET = 'BTC-USDT';

/** As many rules as there can be, no two alike. */
export const manyRules = (count = MAX_RULES): readonly AlertRule[] =>
  Array.from({ length: count }, (_, index) => ({
    ...BLANK_RULE,
    id: `rule-${index}`,
    name: `Rule ${index}`,
    kinds: OCCURRENCE_KINDS.filter((_kind, kind) => (index + kind) % 3 === 0),
    market: index % 2 === 0 ? MARKET : undefined,
    side: (['both', 'above', 'below'] as const)[index % 3] ?? 'both',
    minSize: 5_000 + index,
    maxDistancePercent: 1 + (index % 10) / 10,
    sound: SOUNDS[index % SOUNDS.length] ?? 'none',
    ...(index % 5 === 0 && { quiet: { from: 60, until: 120 } }),
  }));

/** The options page with as many rules as there can be, beside one with a few. */
export async function measureRules(stage: Stage): Promise<readonly BenchRow[]> {
  const times = { few: [] as number[], many: [] as number[] };
  const idle = { few: 0, many: 0 };
  // The first round opens the browser's caches.
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [how, count] of [
      ['few', FEW],
      ['many', MAX_RULES],
    ] as const) {
      await setRules(stage.own, manyRules(count));
      const { page, usableMs } = await open(stage.context, stage.url('options.html'), '.rules li');
      if (round >= 0) times[how].push(usableMs);
      if (round === 0) idle[how] = await longestTask(page, () => page.waitForTimeout(IDLE_MS));
      await page.close();
    }
  }
  return [
    { name: `alerts, ${MAX_RULES} rules: list painted`, ...timing(times.many), limit: USABLE_MS },
    { name: `alerts, ${FEW} rules: list painted`, ...timing(times.few) },
    ...(await inputRows(stage)),
    { name: `alerts, ${MAX_RULES} rules: longest task while nothing is done`, median: idle.many, unit: 'ms' },
    { name: `alerts, ${FEW} rules: longest task while nothing is done`, median: idle.few, unit: 'ms' },
  ];
}

async function inputRows({ context, url }: Stage): Promise<readonly BenchRow[]> {
  const { page } = await open(context, url('options.html'), '.rules li');
  const rule = (index: number) => page.getByRole('button', { name: `Edit Rule ${index}`, exact: true });
  const name = page.getByRole('textbox', { name: 'Name' }).first();
  const check = page.getByRole('checkbox', { name: 'Wall filled' }).first();
  const toggle = page.getByRole('list', { name: 'Alert rules' }).getByRole('switch');
  const unfolded = await inputDelays(page, INPUTS, (index) => rule(3 + 7 * index).click());
  const typed = await inputDelays(page, INPUTS, () => name.pressSequentially('x'));
  const checked = await inputDelays(page, INPUTS, () => check.click());
  const switched = await inputDelays(page, INPUTS, (index) => toggle.nth(index).click());
  await page.close();
  return [
    delayRow('alerts: a rule unfolded', unfolded),
    delayRow('alerts: a letter of a name typed', typed),
    delayRow('alerts: a kind checked', checked),
    delayRow('alerts: a rule switched', switched),
  ];
}

/** What the background does with rules in each second of a market, and for something that happened. */
export async function measureLooks(): Promise<readonly BenchRow[]> {
  const rules = manyRules();
  const few = manyRules(FEW);
  const occurrence: Occurrence = {
    kind: 'wall-pulled',
    market: MARKET,
    subject: 'a wall',
    time: 1_700_000_000_000,
    side: 'above',
    price: 60_000,
    size: 10_000,
    distancePercent: 0.4,
    reason: 'A wall.',
  };
  const look = (all: readonly AlertRule[]) => () => {
    for (let count = 0; count < LOOKS; count += 1) wallSearch(all, MARKET, 60_000 + count);
  };
  const weigh = (all: readonly AlertRule[]) => () => {
    for (let count = 0; count < LOOKS; count += 1) {
      rulesAsking(all, MARKET, ['wall-pulled']);
      evaluate([{ ...occurrence, size: count }], all, NO_ALERTS);
    }
  };
  const cases = [
    { name: `background, ${MAX_RULES} rules: a look`, run: look(rules) },
    { name: `background, ${MAX_RULES} rules: an occurrence weighed`, run: weigh(rules) },
    { name: `background, ${FEW} rules: a look`, run: look(few) },
    { name: `background, ${FEW} rules: an occurrence weighed`, run: weigh(few) },
  ];
  const timings = await timeInterleaved(cases);
  return cases.map(({ name }) => ({
    name,
    median: ((timings.get(name)?.median ?? NaN) * 1_000) / LOOKS,
    unit: 'µs',
  }));
}
