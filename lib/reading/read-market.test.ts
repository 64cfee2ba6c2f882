import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadInput } from './input';
import { type Answer, type MarketRead, QUESTION_IDS, STEP_IDS } from './read';
import { BARE, flowOf, FULL, fundingOf, interestOf, mapOf, READ_TIME, wallOf } from './read-fixture';
import { readMarket } from './read-market';
import { past, read, textsOf } from './read-market-fixture';

const answersOf = ({ checklist, steps }: MarketRead): readonly Answer[] => [
  ...QUESTION_IDS.map((id) => checklist[id]),
  ...STEP_IDS.map((id) => steps[id]),
];

/** Known, or not. */
const some = <T>(value: T) => fc.constantFrom(value, undefined);

describe('a read', () => {
  it('answers the five questions with numbers', () => {
    const { checklist } = read();
    expect(checklist.C1.answer).toBe(
      'The nearest clusters are 1.32 % above the price and 2.15 % below the price; within 3.0 % the map is skewed: more would be liquidated above.',
    );
    expect(checklist.C1.verdict).toBe('supports');
    expect(checklist.C1.evidence[0]?.text).toMatch(
      /^\$33\.\dM of shorts between 60,\d+\.?\d* and 61,\d+\.?\d*, 1\.32 % above the price, there for at least 55 min$/,
    );
    expect(checklist.C2.answer).toBe('Between the price and 60,800 1 wall stands: 1 genuine, 0 suspicious.');
    expect(checklist.C2.verdict).toBe('opposes');
    expect(checklist.C2.evidence[0]?.text).toBe(
      'Asks of 340 BTC at 60,200, 0.33 % above the price: genuine, 70 % sure; up for 10 min, held 2 of 2 visits',
    );
    expect(checklist.C3.answer).toBe('The price is in the value area, the target 60,800 in the value area.');
    expect(checklist.C4.answer).toBe('Longs pay, as you would: 0.0800 % of eight hours, by open interest.');
    expect(checklist.C4.verdict).toBe('opposes');
    expect(checklist.C5.verdict).toBe('unknown');
  });

  it('says of everything that is not known that it is not, and invents nothing', () => {
    const { checklist, steps, zones } = readMarket(BARE);
    for (const id of ['C1', 'C2', 'C3', 'C4', 'C5'] as const)
      expect(checklist[id]).toMatchObject({
        verdict: 'unknown',
        evidence: [],
        asOf: undefined,
        confidence: 0,
      });
    for (const id of ['R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9'] as const)
      expect(steps[id].verdict).toBe('unknown');
    expect(zones).toEqual([]);
  });

  it('never writes a number that is none, whatever is missing', () => {
    const changes = fc.record({
      map: some(FULL.map),
      walls: fc.constantFrom(FULL.walls, [], undefined),
      profile: some(FULL.profile),
      flow: some(flowOf(5)),
      interest: some(interestOf(-30)),
      funding: some(FULL.funding),
      direction: fc.constantFrom('long' as const, 'short' as const, undefined),
      target: fc.constantFrom(60_800, 58_000, undefined),
      candleMs: some(FULL.candleMs),
      layers: fc.constantFrom(FULL.layers, []),
      past: fc.constantFrom(past, [], undefined),
      before: fc.constantFrom(readMarket(FULL), readMarket(BARE), undefined),
    });
    fc.assert(
      fc.property(changes, (change) => {
        for (const text of textsOf(answersOf(read(change)))) {
          expect(text).not.toMatch(/NaN|undefined|Infinity/);
          expect(text.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('survives being stored', () => {
    const found = readMarket(FULL);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    expect(structuredClone(found)).toEqual(found);
  });

  it('does not name sizes where only their ratios are known', () => {
    const map = mapOf([{ price: 58_500, size: 200 }], [{ price: 61_000, size: 600 }], { basis: 'relative' });
    const { checklist, zones } = read({ map });
    for (const text of textsOf([checklist.C1])) expect(text).not.toContain('$');
    expect(zones.filter(({ kind }) => kind === 'liquidation').map(({ size }) => size)).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('the walls in the way', () => {
  it('are those between the price and the target', () => {
    const walls = [
      wallOf({ id: 'beyond', price: 61_000, low: 61_000, high: 61_005 }),
      wallOf({ id: 'behind', side: 'bid', price: 59_900, low: 59_895, high: 59_900 }),
    ];
    expect(read({ walls }).checklist.C2).toMatchObject({ verdict: 'supports', evidence: [] });
    expect(read({ walls, target: 59_000, direction: 'short' }).checklist.C2.evidence).toHaveLength(1);
  });

  it('oppose only where they are meant', () => {
    const walls = [wallOf({ verdict: { verdict: 'suspicious', confidence: 0.9 }, retreats: 2 })];
    const { verdict, evidence } = read({ walls }).checklist.C2;
    expect(verdict).toBe('neutral');
    expect(evidence[0]?.text).toMatch(/suspicious, 90 % sure; .*moved away 2 times as price came$/);
  });
});

const conditionsOf = (changes: Partial<ReadInput>) =>
  textsOf([read(changes).checklist.C1]).filter((text) => text.startsWith('At the cluster'));

describe('the way to a cluster', () => {
  it('is told by what must be met for a cascade, each by itself', () => {
    const [above, below] = conditionsOf({ flow: flowOf(5), walls: [] });
    expect(above).toBe(
      'At the cluster above the conditions of a cascade are not met: heavy ✓, near (1.32 %) ✗, aggressors press towards it ✓, nothing in the way ✓, thin book ?, accelerating ✗',
    );
    expect(below).toContain('aggressors press towards it ✗');
  });

  it('is barred by a genuine wall, not by a suspicious one', () => {
    const [barred] = conditionsOf({ flow: flowOf(5) });
    expect(barred).toContain('nothing in the way ✗');
    const walls = [wallOf({ verdict: { verdict: 'suspicious', confidence: 0.9 } })];
    expect(conditionsOf({ flow: flowOf(5), walls })[0]).toContain('nothing in the way ✓');
    const absorbing = [wallOf({ isAbsorbing: true })];
    expect(conditionsOf({ flow: flowOf(5), walls: absorbing })[0]).toContain('absorption lies in the way');
  });

  it('is not spoken of while flow is not known', () => {
    expect(conditionsOf({ flow: undefined })).toEqual([]);
  });
});

describe('the crowd', () => {
  it.each([
    [0.0008, 'long', 'opposes'],
    [0.0008, 'short', 'supports'],
    [-0.0008, 'short', 'opposes'],
    [0.0001, 'long', 'neutral'],
  ] as const)('at %d makes a %s read one that it %s', (rate, direction, verdict) => {
    expect(read({ funding: fundingOf(rate), direction }).checklist.C4.verdict).toBe(verdict);
  });
});

describe('a second check', () => {
  it('says what changed', () => {
    const before = read();
    const { C5 } = read({
      time: READ_TIME + 600_000,
      price: 60_300,
      walls: [],
      funding: fundingOf(0.0001),
      before,
    }).checklist;
    expect(C5.answer).toMatch(/^\d things have changed in 10 min\.$/);
    const texts = C5.evidence.map(({ text }) => text);
    expect(texts).toContain('The price went up by 0.5 %, from 60,000 to 60,300');
    expect(texts).toContain('C2: “opposes” became “supports”');
    expect(texts).toContain('C4: “opposes” became “neutral”');
    expect(texts).toContain('Wall at 60,200 is gone');
  });

  it('says that nothing did', () => {
    const { C5 } = read({ before: read(), time: READ_TIME }).checklist;
    expect(C5).toMatchObject({ answer: 'Nothing that counts has changed in 0 s.', evidence: [] });
  });
});
