import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REACHES } from '../analysis/clusters/asymmetry';
import { eventOf } from '../analysis/clusters/events';
import { HOUR_MS, type MapHour } from '../analysis/clusters/map-hour';
import { mapLayer } from '../analysis/density/layer';
import type { Density } from '../analysis/density/density';
import { notKnown } from '../analysis/known';
import { ensureDefined } from '../core/assert';
import type { Side } from '../core/units';
import type { ReadInput } from './input';
import { type Answer, type MarketRead, QUESTION_IDS, STEP_IDS } from './read';
import { BARE, flowOf, FULL, fundingOf, interestOf, mapOf, READ_TIME, wallOf } from './read-fixture';
import { readMarket } from './read-market';

/** With spaces that may break. */
const plain = (found: MarketRead) =>
  JSON.parse(JSON.stringify(found).replaceAll('\u00A0', ' ')) as MarketRead;
const read = (changes: Partial<ReadInput> = {}) => plain(readMarket({ ...FULL, ...changes }));
const answersOf = ({ checklist, steps }: MarketRead): readonly Answer[] => [
  ...QUESTION_IDS.map((id) => checklist[id]),
  ...STEP_IDS.map((id) => steps[id]),
];
const textsOf = (some: readonly Answer[]) =>
  some.flatMap(({ answer, wouldChange, evidence }) => [
    answer,
    wouldChange,
    ...evidence.map(({ text }) => text),
  ]);

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

const interestTexts = (change: number) =>
  textsOf([read({ interest: interestOf(change) }).steps.R8]).filter((text) => /interest/.test(text));

describe('open interest', () => {
  it('that falls beside a heavy side is told as a divergence', () => {
    expect(interestTexts(-30)).toContain(
      'The heavy side (short) is closing: its cluster may shrink before the price arrives; open interest fell by 3.0 % in 4 h',
    );
    expect(interestTexts(5)).toContain(
      'The heavy side (short) is building; open interest rose by 0.5 % in 4 h',
    );
  });

  it('is told before it is known what is usual', () => {
    const interest = interestOf(5);
    const why = notKnown('usual flow not known' as const);
    const short = { ...interest.short, deviation: why, z: why };
    expect(textsOf([read({ interest: { ...interest, short } }).steps.R8])).toContain(
      'It is not known yet what is usual; open interest rose by 0.5 % in 4 h',
    );
  });

  it('that is not known is said not to be', () => {
    expect(textsOf([read({ interest: undefined }).steps.R8])).toContain(
      'Open interest over the last hours is not known',
    );
  });
});

describe('the densest clusters', () => {
  it('name the venues whose own map says something else', () => {
    const map = mapOf([{ price: 58_500, size: 200 }], [{ price: 61_000, size: 600 }]);
    const swapped = mapOf([{ price: 58_500, size: 60 }], [{ price: 61_000, size: 20 }]).reading;
    const sideOf = (side: Side): Density => {
      const { size, ...rest } = map.reading[side];
      const own = swapped[side].size;
      const parts = [
        { venue: 'binance-usdm' as const, size },
        { venue: 'okx-swap' as const, size: own },
      ];
      return { ...rest, size: size.map((one, bin) => one + (own[bin] ?? 0)), parts };
    };
    const reading = { ...map.reading, bid: sideOf('bid'), ask: sideOf('ask') };
    const { evidence } = read({ map: { ...map, reading } }).steps.R3;
    const named = evidence.filter(({ venues }) => venues?.length === 1);
    expect(named.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^OKX Swap \([\d.]+ % of what lies within 5.0 %\) is tilted the other way/),
    );
  });
});

/** Ten days' hours without a trend, in which ever more of the map lay above. */
const past = Array.from({ length: 240 }, (_, hour): MapHour => ({
  time: Math.round(READ_TIME / HOUR_MS - 239 + hour) * HOUR_MS,
  price: FULL.price,
  indices: REACHES.map(() => hour / 240),
  clusters: [{ away: 0.0167, share: hour / 240 }],
  moved: 0,
}));

const balanceWords = (changes: Partial<ReadInput>) => read(changes).steps.R4.answer;

describe('what is usual', () => {
  it('stands beside the balance, with how many hours and how sure that is', () => {
    const { answer, evidence } = read({ past }).steps.R4;
    expect(answer).toMatch(/ Within 3\.0 % more of it lies above than in 53 % of 240 like hours\.$/);
    expect(evidence.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(
        /^Within 3\.0 % more of it lies above than in 53 % of 240 like hours \(95 %: 25–78 %, by 10 days\)$/,
      ),
    );
    expect(evidence.at(-2)?.text).toContain('by −0.5 % to +0.5 %, as now');
  });

  it('is told from the heavier side', () => {
    const map = mapOf([{ price: 58_500, size: 600 }], [{ price: 61_000, size: 200 }]);
    const falling = past.map((hour) => ({ ...hour, indices: hour.indices.map((index) => -(index ?? 0)) }));
    const { answer } = read({ map, past: falling }).steps.R4;
    expect(answer).toMatch(/ Within 3\.0 % more of it lies below than in 48 % of 240 like hours\.$/);
  });

  it('is not known of few hours, nor before they were read', () => {
    const unknown = 'Whether that is usual is not known';
    expect(balanceWords({ past: undefined })).toContain(
      `${unknown}: the stored maps have not been read yet.`,
    );
    expect(balanceWords({ past: [] })).toContain(`${unknown}: too few like hours`);
    expect(balanceWords({ past, price: 62_000 })).toContain(`${unknown}: too few like hours`);
  });

  it('stands beside a cluster’s share of its side', () => {
    const text = read({ past }).steps.R3.evidence[0]?.text;
    expect(text).toMatch(
      /; it holds 90\.6 % of its side within 10 %, more than 91 % of 240 hourly readings of clusters as far away in 30 days \(95 %: 61–98 %, by 10 days\)$/,
    );
    expect(read({ past: undefined }).steps.R3.evidence[0]?.text).not.toContain('holds');
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

describe('zones', () => {
  /** Three layers that all have most at 61,000. */
  const agreeing = (['order-book', 'liquidation', 'volume-profile'] as const).map((layer, index) =>
    mapLayer(layer, mapOf([], [{ price: 61_000, size: 100 * (index + 1), width: 60 }]).reading),
  );

  it('on which layers agree name each of them, with what chance would do', () => {
    const [zone] = read({ layers: agreeing }).zones.filter(({ kind }) => kind === 'convergence');
    expect(zone?.evidence.map(({ layer }) => layer).toSorted()).toEqual([
      'liquidation',
      'order-book',
      'volume-profile',
      undefined,
    ]);
    expect(zone?.evidence.at(-1)?.text).toMatch(/by chance in \d+ of 100 cases$/);
  });

  it('of much volume are listed', () => {
    const nodes = read().zones.filter(({ kind }) => kind === 'volume-node');
    expect(nodes).toMatchObject([{ peak: 60_400, side: 'above', state: 'standing' }]);
  });

  it('that were swept stay listed with what became of them', () => {
    const { reading, tracks } = ensureDefined(FULL.map, 'map');
    const track = ensureDefined(tracks[0], 'a cluster');
    const at = { time: READ_TIME - 600_000, price: FULL.price, basis: reading.basis };
    const events = [eventOf(track, at, { kind: 'swept', before: track.cluster.size, enteredAt: at.time })];
    const found = read({ map: { reading, tracks: tracks.slice(1), events } });
    expect(found.zones.find(({ id }) => id === `liquidation/${track.id}`)).toMatchObject({
      state: 'swept',
      evidence: [{ text: 'Swept 10 min ago' }],
    });
  });

  it('are told apart', () => {
    const { zones } = read({ layers: agreeing, walls: [wallOf(), wallOf({ id: '8', venue: 'okx-swap' })] });
    expect(new Set(zones.map(({ id }) => id)).size).toBe(zones.length);
  });
});
