import { describe, expect, it } from 'vitest';
import { eventOf } from '../analysis/clusters/events';
import { mapLayer } from '../analysis/density/layer';
import type { Density } from '../analysis/density/density';
import { notKnown } from '../analysis/known';
import { ensureDefined } from '../core/assert';
import type { Side } from '../core/units';
import type { ReadInput } from './input';
import { FULL, interestOf, mapOf, READ_TIME, wallOf } from './read-fixture';
import { past, read, textsOf } from './read-market-fixture';

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

  it('are approached as soon as the price is near, which their map learns of later', () => {
    const states = [60_000, 60_600].map(
      (price) =>
        read({ price }).zones.find(({ kind, side }) => kind === 'liquidation' && side === 'above')?.state,
    );
    expect(states).toEqual(['standing', 'approached']);
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
