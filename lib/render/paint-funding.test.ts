import { HOUR_MS } from '../core/durations';
import { describe, expect, it } from 'vitest';
import { expectGolden } from '@/tests/golden';
import { ensureDefined } from '../core/assert';
import { MIDNIGHT, NOW, sourceOf } from '../heatmaps/funding/fixture';
import { EXTREME_R8 } from '../heatmaps/funding/level';
import { type FundingView, fundingView } from '../heatmaps/funding/view';
import { colourDistance, seenBy, VISIONS } from './colour-vision';
import { createHatching } from './hatch';
import { MemoryContext, memoryPatterns } from './memory-context';
import { MemorySurface } from './memory-surface';
import type { Rgb } from './oklab';
import { fundingHeight, paintFunding, paintFundingNames } from './paint-funding';
import type { PageTone } from './page-tone';
import { FUNDING_STEPS, fundingStep, stripColours } from './paint-funding-colours';
import { stripRuns } from './paint-funding-row';
import type { ChartAxes } from './project';

const PAGES: Readonly<Record<PageTone, Rgb>> = { dark: [14, 17, 20], light: [255, 255, 255] };

/** Two days until a quarter after now, at five pixels an hour. */
const AXES: ChartAxes = {
  pane: { left: 30, top: 20, width: 300, height: 60 },
  price: { model: 'linear', offset: 0, slope: -1, shift: 0 },
  time: { offset: 30 - (MIDNIGHT - 48 * HOUR_MS) * (5 / HOUR_MS), slope: 5 / HOUR_MS, anchor: 'absolute' },
};

const VIEW = fundingView('BTC-USDT', NOW, [
  sourceOf({ settled: [0.0001, 0.0001, 0.0002, 0.0004, 0.0005, 0.0007], predicted: { rate: 0.0006 } }),
  sourceOf({ venue: 'okx-swap', settled: [-0.0001, -0.0005, -0.0003, 0.0001], predicted: { rate: -0.0002 } }),
  sourceOf({
    venue: 'hyperliquid',
    intervalHours: 1,
    settled: Array.from({ length: 30 }, (_, hour) => 0.0001 * Math.sin(hour / 4)),
    predicted: { rate: 0.000_05 },
  }),
  sourceOf({ venue: 'gate-usdt', settled: [], predicted: undefined }),
]);

const HATCHING = createHatching(memoryPatterns, (width, height) => new MemorySurface(width, height));

function paint(view: FundingView, tone: PageTone, axes = AXES) {
  const context = new MemoryContext(new MemorySurface(axes.pane.width, axes.pane.height));
  const band = { top: 10, height: fundingHeight(view) };
  paintFunding(context, axes, view, { band, tone, hatching: HATCHING });
  paintFundingNames(context, view, { band, tone });
  return { target: context.target, calls: context.calls, texts: context.texts, band };
}

const rgbOf = (css: string) => (css.match(/\d+/g) ?? []).map(Number) as unknown as Rgb;

/** A row of one settlement of eight hours, as far as it can be seen. */
const runsOf = (rates: readonly number[], axes = AXES) =>
  stripRuns(axes, ensureDefined(fundingView('x', NOW, [sourceOf({ settled: rates })]).rows[0], 'a row'), NOW);

describe('a venue’s strip', () => {
  it('shows each settlement over its own interval, the prediction after it, and what is not known', () => {
    expect(runsOf([0.0002, 0.0004])).toEqual([
      { from: 0, to: 160, kind: 'unknown', step: 0 },
      { from: 160, to: 200, kind: 'settled', step: fundingStep(0.0002) },
      { from: 200, to: 240, kind: 'settled', step: fundingStep(0.0004) },
      { from: 240, to: 280, kind: 'predicted', step: fundingStep(0.0001) },
    ]);
  });

  it('hatches nothing of the future', () => {
    const row = ensureDefined(
      fundingView('x', NOW, [sourceOf({ settled: [], predicted: undefined })]).rows[0],
      'a row',
    );
    expect(stripRuns(AXES, row, NOW)).toEqual([{ from: 0, to: 245, kind: 'unknown', step: 0 }]);
  });

  it('keeps an extreme when a pixel holds many settlements', () => {
    const time = { ...AXES.time, slope: 1 / (48 * HOUR_MS), offset: 230 - MIDNIGHT / (48 * HOUR_MS) };
    const rates = Array.from({ length: 60 }, (_, at) => (at === 30 ? -0.0009 : 0.0001));
    const steps = runsOf(rates, { ...AXES, time }).map(({ step }) => step);
    expect(steps).toContain(-FUNDING_STEPS);
  });
});

describe('the colours of funding', () => {
  it('reach their end with an extreme, and only then', () => {
    expect([EXTREME_R8, 0.01, -EXTREME_R8].map(fundingStep)).toEqual([16, 16, -16]);
    expect([EXTREME_R8 * 0.999, -EXTREME_R8 * 0.999, 0, -1e-9].map(fundingStep)).toEqual([15, -15, 0, 0]);
  });

  it.each(['dark', 'light'] as const)('tell who pays, and how much, to every eye on a %s page', (tone) => {
    const colours = stripColours(tone).steps.map(rgbOf);
    const at = (step: number) => ensureDefined(colours[step + FUNDING_STEPS], 'a colour');
    for (const vision of Object.keys(VISIONS) as (keyof typeof VISIONS)[]) {
      const apart = (a: number, b: number) => colourDistance(seenBy(vision, at(a)), seenBy(vision, at(b)));
      // From 0.02 on a difference shows: so do steps four apart, and twice that lies between the two sides from a
      // quarter of an extreme on.
      for (let step = 4; step <= FUNDING_STEPS; step += 1) {
        expect(apart(step, -step)).toBeGreaterThan(0.04);
        expect(apart(step, step - 4)).toBeGreaterThan(0.02);
        expect(apart(-step, 4 - step)).toBeGreaterThan(0.02);
      }
    }
  });
});

describe('paintFunding', () => {
  it('stays within its band, and clears nothing', () => {
    const { target, band, calls, texts } = paint(VIEW, 'dark');
    for (let y = 0; y < target.height; y += 1) {
      const isInside = y >= band.top && y < band.top + band.height;
      const inked = [...Array(target.width).keys()].some((x) => (target.at(x, y)[3] ?? 0) > 0);
      expect(inked && !isInside).toBe(false);
    }
    expect(calls.clearRect).toBe(0);
    expect(texts.map(({ text }) => text)).toEqual([
      'Binance USD-M',
      'OKX Swap',
      'Hyperliquid',
      'Gate USDT-M',
    ]);
  });

  it('marks extremes on the edge of the side that pays', () => {
    const { target } = paint(VIEW, 'dark');
    const white = [255, 255, 255, 255];
    // Binance's last settlement, at the top of the strip; OKX's second, whose row ends a free pixel before the next.
    expect([target.at(230, 10), target.at(230, 15)]).toEqual([white, expect.not.objectContaining(white)]);
    expect(target.at(150, 22)).toEqual(white);
    expect(target.at(150, 17)).not.toEqual(white);
  });

  it('draws nothing without venues or on an axis that runs backwards', () => {
    const context = new MemoryContext(new MemorySurface(AXES.pane.width, AXES.pane.height));
    const options = { band: { top: 10, height: 28 }, tone: 'dark', hatching: HATCHING } as const;
    paintFunding(context, AXES, { ...VIEW, rows: [] }, options);
    paintFunding(context, { ...AXES, time: { ...AXES.time, slope: -1 } }, VIEW, options);
    expect(context.calls.fillRect).toBe(0);
  });

  it.each(['dark', 'light'] as const)('golden picture on a %s page', (tone) => {
    expectGolden(`funding-${tone}`, onPage(paint(VIEW, tone).target, PAGES[tone]));
  });
});

/** The picture as it looks on its page. */
function onPage(target: MemorySurface, page: Rgb): MemorySurface {
  const seen = new MemorySurface(target.width, target.height);
  seen.pixels.forEach((_, at) => {
    const alpha = (target.pixels[at - (at % 4) + 3] ?? 0) / 255;
    const below = page[(at % 4) as 0 | 1 | 2] ?? 255;
    seen.pixels[at] = at % 4 === 3 ? 255 : (target.pixels[at] ?? 0) * alpha + below * (1 - alpha);
  });
  return seen;
}
