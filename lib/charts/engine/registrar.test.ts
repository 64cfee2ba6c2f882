// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { awaitChannel } from '../channel';
import type { ChartState, ChartView } from '../chart-view';
import type { KnownBar } from '../registration/aggregate-bars';
import { answerName, SHAPES_VERSION } from '../registration/shape-payload';
import { Registrar } from './registrar';

const MINUTE = 60_000;
const BARS: ReadonlyMap<number, readonly KnownBar[]> = new Map([[MINUTE, [{ time: 0, high: 2, low: 1 }]]]);

const view: ChartView = {
  surface: document.createElement('canvas'),
  pane: { left: 0, top: 0, width: 800, height: 400 },
  price: { model: 'linear', offset: 400, slope: -1, shift: 0 },
  time: { offset: 0, slope: 8 / MINUTE, anchor: 'guess' },
  confidence: 1,
  errorPx: 0.1,
  source: 'labels',
};
const locked = (change: Partial<ChartView> = {}): ChartState => ({
  kind: 'locked',
  id: 'chart-1',
  view: { ...view, ...change },
});

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const drawnShapes = (channel: string) =>
  new CustomEvent(answerName(channel), { detail: `[${SHAPES_VERSION},300,150,[10,10,12,40]]` });

function createRegistrar(
  series = BARS,
  viewOf: (id: string) => ChartView | undefined = () => undefined,
  page = document,
) {
  const asked: number[][] = [];
  let injected = 0;
  const registrar = new Registrar(
    page,
    {
      inject: async () => void (injected += 1),
      bars: async (_, intervals) => {
        asked.push([...intervals]);
        return series;
      },
    },
    { frame: () => 0, labelledAt: () => 0, viewOf, onRegistered: () => undefined, onPieces: () => undefined },
  );
  return { registrar, asked, injected: () => injected };
}

describe('Registrar', () => {
  it('asks for bars of the lengths a chart can show, and for its script once', async () => {
    const { registrar, asked, injected } = createRegistrar();
    registrar.consider([locked()], 0);
    await settle();
    registrar.consider([locked()], 1000);
    await settle();
    expect(asked).toHaveLength(2);
    // Eight pixels to a minute: bars of one to five minutes are 8 to 40 pixels wide.
    expect(asked[0]).toEqual([MINUTE, 3 * MINUTE, 5 * MINUTE]);
    expect(injected()).toBe(1);
  });

  it.each([
    [
      'labels contradict one another',
      locked({ confidence: 0.3, time: { ...view.time, anchor: 'absolute' } }),
    ],
    ['chart object says no times', locked({ confidence: 0.3, source: 'tradingview' })],
    ['pieces were carried on', locked({ time: { ...view.time, anchor: 'tracked' }, pieces: [] })],
  ])('asks for bars where %s', async (_, state) => {
    const { registrar, asked } = createRegistrar();
    registrar.consider([state], 0);
    await settle();
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['found in pieces by its bars', locked({ time: { ...view.time, anchor: 'absolute' }, pieces: [] })],
    ['dated', locked({ time: { ...view.time, anchor: 'absolute' } })],
    ['followed by the pan of a user', locked({ time: { ...view.time, anchor: 'tracked' } })],
    ['read from the chart object', locked({ source: 'tradingview' })],
    ['parked', { kind: 'parked', id: 'chart-1', reason: 'why' } as const],
  ])('leaves a chart alone that is %s', async (_, state) => {
    const { registrar, asked } = createRegistrar();
    registrar.consider([state], 0);
    await settle();
    expect(asked).toEqual([]);
  });

  it('puts no script into a page of whose market no bars are known', async () => {
    const { registrar, injected } = createRegistrar(new Map());
    registrar.consider([locked()], 0);
    await settle();
    expect(injected()).toBe(0);
  });

  it('takes what each of several charts draws, whichever is asked last', async () => {
    const page = document.implementation.createHTMLDocument();
    let channel = '';
    awaitChannel(page, 'shapes', (name) => (channel = name));
    const views = ['chart-1', 'chart-2'].map((id) => {
      const surface = page.createElement('canvas');
      page.body.append(surface);
      return { id, view: { ...view, surface } };
    });
    let looked: string[] = [];
    const viewOf = (id: string) => {
      looked.push(id);
      return views.find((one) => one.id === id)?.view;
    };
    const { registrar } = createRegistrar(BARS, viewOf, page);
    const states = views.map((one): ChartState => ({ kind: 'locked', ...one }));
    for (const now of [0, 16]) {
      registrar.consider(states, now);
      await settle();
    }
    looked = [];
    for (const { view: drawn } of views) drawn.surface.dispatchEvent(drawnShapes(channel));
    await settle();
    expect(looked).toEqual(['chart-1', 'chart-2']);
  });

  it('forgets a chart that is gone before it draws', async () => {
    let looked: string[] = [];
    const { registrar } = createRegistrar(BARS, (id) => {
      looked.push(id);
      return undefined;
    });
    for (const id of ['chart-1', 'chart-2', 'chart-3']) {
      looked = [];
      registrar.consider([{ ...locked(), id }], 0);
      await settle();
    }
    expect(looked).toEqual(['chart-2']);
  });

  it('tries less often after vain trials, and anew at another scale', async () => {
    const { registrar, asked } = createRegistrar();
    for (let now = 0; now < 3000; now += 60) registrar.consider([locked()], now);
    await settle();
    expect(asked.length).toBeLessThan(12);
    const before = asked.length;
    const zoomed = locked({ time: { ...view.time, slope: view.time.slope * 2 } });
    for (let now = 3000; now < 3300; now += 60) registrar.consider([zoomed], now);
    await settle();
    expect(asked.length - before).toBeGreaterThan(3);
  });
});
