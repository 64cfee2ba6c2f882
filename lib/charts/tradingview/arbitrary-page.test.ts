import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Crosshairs } from './crosshairs';
import { broken, fakeApi } from './fake-object';
import { readAnswer } from './read-sample';
import { intervalOf } from './resolution';
import { sampleLayout } from './sample-layout';

const NAMES = {
  api: ['activeChart', 'activeChartIndex', 'chart', 'chartsCount'],
  chart: [
    'hasModel',
    'getPanes',
    'getAllPanesHeight',
    'symbol',
    'resolution',
    'getTimezone',
    'getTimezoneApi',
    'crossHairMoved',
    'chartWidget',
    '_chartWidget',
  ],
  pane: ['hasMainSeries', 'getHeight', 'getMainSourcePriceScale'],
  scale: ['getMode', 'isInverted', 'coordinateToPrice', 'getVisiblePriceRange'],
  timeScale: ['indexToCoordinate', 'visibleBarsStrictRange'],
  bars: ['valueAt'],
} as const;

/** A function, an object and a list in one, whose every part is itself. */
const endless: unknown = new Proxy(() => undefined, { get: () => endless, apply: () => endless });

const ODD = [endless, undefined, null, '1D', -0, 1e308, -1e308, NaN, Infinity, 2 ** 53, [1e9, 400]];
const odd = fc.constantFrom(...ODD);
const leaf = fc.oneof(
  fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true, withDate: true }),
  odd,
);
const member = fc.oneof(
  leaf.map((value) => () => value),
  { weight: 4, arbitrary: odd.map((value) => () => value) },
  leaf,
  fc.constant(broken),
);

const METHODS = Object.entries(NAMES).flatMap(([part, names]) => names.map((name) => ({ part, name })));

/** The stand-in with one to four of its methods replaced: most of it still works, so the damage is reached. */
const damaged = fc
  .array(fc.record({ method: fc.constantFrom(...METHODS), member }), { minLength: 1, maxLength: 4 })
  .map((damages) => {
    const changes: Record<string, object> = {};
    for (const { method, member: by } of damages)
      changes[method.part] = { ...changes[method.part], [method.name]: by };
    return fakeApi(changes);
  });

/** Nothing of it is the stand-in: an object of API names whose methods give such objects again. */
const { node: foreign } = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.dictionary(
      fc.constantFrom(
        ...Object.values(NAMES).flat(),
        'bars',
        'model',
        'timeScale',
        'subscribe',
        'length',
        '0',
      ),
      fc.oneof(
        tie('node').map((value) => () => value),
        tie('node'),
      ),
    ),
  ),
}));

function expectWellFormed(widget: unknown): void {
  const page = { widget };
  const crosshairs = new Crosshairs();
  for (let time = 0; time < 3; time += 1) {
    const said = sampleLayout(page, crosshairs);
    const read = readAnswer(JSON.stringify(['1', said]))?.samples;
    const withInterval = said.map((sample) => {
      const intervalMs = sample.resolution === undefined ? undefined : intervalOf(sample.resolution);
      return { ...sample, ...(intervalMs !== undefined && { intervalMs }) };
    });
    // JSON has no negative zero.
    expect(read).toEqual(JSON.parse(JSON.stringify(withInterval)));
  }
  crosshairs.stop();
}

describe('a page whose chart object may be anything', () => {
  it('never breaks the sampling nor makes it say what we refuse', () => {
    fc.assert(fc.property(damaged, expectWellFormed), { numRuns: 500 });
  });

  it('may be of another kind altogether', () => {
    fc.assert(fc.property(foreign, expectWellFormed), { numRuns: 500 });
  });

  it('may be endless', () => expectWellFormed(endless));

  it('may say anything of its crosshair', () => {
    fc.assert(
      fc.property(leaf, (params) => {
        let say: ((params: unknown) => void) | undefined;
        const subscribe = (_: null, listener: typeof say) => (say = listener);
        const crossHairMoved = () => ({ subscribe, unsubscribe: broken });
        const page = { widget: fakeApi({ chart: { crossHairMoved } }) };
        const crosshairs = new Crosshairs();
        sampleLayout(page, crosshairs);
        sampleLayout(page, crosshairs);
        say?.(params);
        const said = sampleLayout(page, crosshairs);
        expect(readAnswer(JSON.stringify(['1', said]))?.samples[0]?.crosshair).toEqual(
          JSON.parse(JSON.stringify(said))[0].crosshair,
        );
      }),
    );
  });
});
