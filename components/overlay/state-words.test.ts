import { describe, expect, it } from 'vitest';
import type { ChartState, ChartView } from '@/lib/charts/chart-view';
import { AXES, START } from '@/lib/render/test-scene';
import type { OverlayStatus } from './chip';
import { chipModel, obstacle, readingWords } from './state-words';

const NOW = START + 10_000;
const LIVE: OverlayStatus = { market: 'BTC-USDT', data: 'live', note: '' };
/** What lies under the overlay does not matter to its words. */
const surface = {} as Element;

const locked = (change: Partial<ChartView> = {}): ChartState => ({
  kind: 'locked',
  id: 'a',
  view: { ...AXES, surface, confidence: 1, errorPx: 0.2, source: 'labels', ...change },
});

const anchored = (anchor: ChartView['time']['anchor']) => locked({ time: { ...AXES.time, anchor } });

const chip = (state: ChartState, status = LIVE) => chipModel(state, obstacle(state, NOW), status);

describe('chipModel', () => {
  it.each([
    [{ errorPx: 0.2 }, '±0.5 px · labels'],
    [{ errorPx: 0.51 }, '±1 px · labels'],
    [{ errorPx: 0.3, source: 'tradingview' }, '±0.5 px · chart object'],
    [{ errorPx: 1.2, source: 'hand' }, '±1.5 px · by hand'],
    [{ errorPx: Number.NaN, source: 'hand' }, 'by hand'],
    [{ errorPx: Infinity }, 'labels'],
    [{ errorPx: 0.2, pieces: [] }, '±0.5 px · labels · in part'],
  ] as const)('says of a locked chart with %j: %s', (change, word) => {
    expect(chip(locked(change))).toEqual({ tone: 'good', market: 'BTC-USDT', word, detail: '' });
  });

  it.each([
    [
      { kind: 'parked', id: 'a', reason: 'No axis. Give it by hand' },
      'warn',
      'parked',
      'No axis. Give it by hand',
    ],
    [{ kind: 'settling', id: 'a', reason: 'Reading' }, 'busy', 'finding the axes', 'Reading'],
    [locked({ confidence: 0.49 }), 'busy', 'finding the axes', 'The axes are not certain yet.'],
    [anchored('guess'), 'busy', 'date uncertain', 'The date is uncertain: move the pointer over the chart.'],
  ] as const)('says why %j is not painted', (state, tone, word, detail) => {
    const status = { ...LIVE, data: 'degraded', note: 'Bybit is silent' } as const;
    expect(chip(state, status)).toEqual({ tone, market: 'BTC-USDT', word, detail });
  });

  it.each([
    ['waiting', 'busy', 'no history yet'],
    ['paused', 'busy', 'paused'],
    ['degraded', 'warn', 'incomplete'],
    ['unavailable', 'bad', 'no data'],
  ] as const)('says of %s data on a locked chart what is wrong', (data, tone, word) => {
    const model = chip(locked(), { ...LIVE, data, note: 'why' });
    expect(model).toEqual({ tone, market: 'BTC-USDT', word, detail: 'why' });
  });
});

describe('readingWords', () => {
  it.each([
    [locked(), /read from their labels, prices within ±0.5 px/, /a date on the axis or at the crosshair/],
    [anchored('tracked'), /their labels/, /known from an earlier view/],
    [anchored('now'), /their labels/, /taken from the newest bar/],
    [anchored('guess'), /their labels/, /not known yet/],
    [locked({ source: 'tradingview', errorPx: 0.7 }), /chart object, prices within ±1 px/, /chart object/],
    [locked({ source: 'hand', errorPx: Number.NaN }), /your two points\.$/, /your two points/],
  ])('says how the axes and the day are known (%#)', (state, axes, day) => {
    expect(readingWords(state)).toEqual([
      expect.stringMatching(axes) as string,
      expect.stringMatching(day) as string,
    ]);
  });

  it('says that a chart leaves time out', () => {
    expect(readingWords(locked({ pieces: [] })).at(-1)).toMatch(/leaves time out.*only where/);
  });

  it('has nothing to say of a chart that was not read', () => {
    expect(readingWords({ kind: 'parked', id: 'a', reason: 'no' })).toEqual([]);
  });
});
