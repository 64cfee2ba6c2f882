// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DrawnLabel } from '../engine/read-payload';
import { placeElement } from './fake-axes';
import { burst, FakePage } from './fake-page';
import { type DomAxes, watchDomAxes } from './watch-dom-axes';

let page: FakePage;
let axes: DomAxes;
const onLabels = vi.fn<(surface: Element, labels: readonly DrawnLabel[]) => void>();

const texts = (call: number) => onLabels.mock.calls[call]?.[1].map(({ text }) => text);

async function start(): Promise<void> {
  axes = watchDomAxes({ document, window: page.window, onLabels });
  await burst();
}

beforeEach(() => {
  document.body.replaceChildren();
  onLabels.mockReset();
  page = new FakePage();
  vi.spyOn(Range.prototype, 'getBoundingClientRect').mockImplementation(function (this: Range) {
    return (this.startContainer as Element).getBoundingClientRect();
  });
});

afterEach(() => {
  axes.stop();
});

function addChart(): { box: Element; canvas: Element; label: (text: string, y: number) => Element } {
  const box = placeElement(document.createElement('div'), document.body, [50, 20, 900, 450]);
  const inner = placeElement(document.createElement('div'), box, [60, 30, 880, 430]);
  const canvas = placeElement(document.createElement('canvas'), inner, [60, 30, 800, 400]);
  const label = (text: string, y: number) => {
    const element = document.createElement('div');
    element.style.position = 'absolute';
    element.textContent = text;
    return placeElement(element, inner, [870, y, 40, 12]);
  };
  return { box: inner, canvas, label };
}

describe('axes of HTML texts', () => {
  it('are those placed around a large canvas, in the closest box that holds both', async () => {
    const { box, canvas, label } = addChart();
    for (const [index, text] of ['64,000', '63,000', '62,000'].entries()) label(text, 50 + index * 100);
    await start();
    expect(onLabels).not.toHaveBeenCalled();
    page.resize(canvas);
    expect(onLabels.mock.calls[0]?.[0]).toBe(box);
    expect(onLabels.mock.calls[0]?.[1]).toMatchObject([
      { text: '64,000', x: 830, y: 26 },
      { text: '63,000', x: 830, y: 126 },
      { text: '62,000', x: 830, y: 226 },
    ]);
    label('61,000', 350);
    await burst();
    expect(texts(1)).toEqual(['64,000', '63,000', '62,000', '61,000']);
  });

  it.each([
    ['flow with the page', (element: HTMLElement) => element.style.removeProperty('position')],
    ['are words', (element: Element) => (element.textContent = 'BTC')],
  ])('are none when they %s', async (_, change) => {
    const { canvas, label } = addChart();
    for (const y of [50, 150, 250]) change(label('64,000', y) as HTMLElement);
    await start();
    page.resize(canvas);
    expect(onLabels).not.toHaveBeenCalled();
  });

  it.each([
    ['beside a small canvas', [0, 0, 330, 140], [0, 0, 290, 140]],
    ['in a box larger than a chart', [0, 0, 1600, 900], [0, 0, 800, 400]],
  ] as const)('are not looked for %s', async (_, boxSpot, canvasSpot) => {
    const box = placeElement(document.createElement('div'), document.body, boxSpot);
    const canvas = placeElement(document.createElement('canvas'), box, canvasSpot);
    const search = vi.spyOn(box, 'getElementsByTagName');
    await start();
    page.resize(canvas);
    expect(search).not.toHaveBeenCalled();
  });
});
