// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DrawnLabel } from '../engine/read-payload';
import { addPart, addPrices, addSvg, addText } from './fake-axes';
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
});

afterEach(() => {
  axes.stop();
  vi.useRealTimers();
});

describe('axes of SVG texts', () => {
  it('are read once when they are there, from the corner of the drawing', async () => {
    const svg = addSvg();
    addPrices(svg);
    addText(svg, '10:00', 200, 480);
    addText(svg, '11:00', 300, 480);
    addText(svg, 'Bitcoin', 500, 20);
    await start();
    expect(onLabels).toHaveBeenCalledTimes(1);
    expect(onLabels.mock.calls[0]?.[0]).toBe(svg);
    expect(texts(0)).toEqual(['64,000', '63,000', '62,000', '61,000', '10:00', '11:00']);
    expect(onLabels.mock.calls[0]?.[1][1]).toMatchObject({
      text: '63,000',
      x: 960,
      y: 150,
      ink: 0,
      width: 40,
      height: 12,
    });
  });

  it('are read again when they are moved, added or written anew, once a burst', async () => {
    const svg = addSvg();
    const [first] = addPrices(svg);
    await start();
    if (first?.firstChild) first.firstChild.textContent = '64,100';
    first?.setAttribute('y', '51');
    addText(svg, '60,000', 960, 450);
    await burst();
    expect(onLabels).toHaveBeenCalledTimes(2);
    expect(texts(1)).toEqual(['64,100', '63,000', '62,000', '61,000', '60,000']);
  });

  it('are found in a drawing that comes later or takes the place of another', async () => {
    await start();
    const old = addSvg();
    addPrices(old);
    await burst();
    old.remove();
    const next = addSvg();
    addPrices(next);
    await burst();
    expect(onLabels.mock.calls.map(([surface]) => surface)).toEqual([old, next]);
  });

  it('belong to the outermost drawing', async () => {
    const svg = addSvg();
    addPrices(addPart(svg, 'svg', [100, 50, 1000, 500]));
    await start();
    expect(onLabels.mock.calls[0]?.[0]).toBe(svg);
  });

  it.each([
    ['hidden', { style: 'display: none' }],
    ['turned', { transform: 'rotate(-45 10 20)' }],
    ['skewed', { transform: 'matrix(1 0.2 0 1 0 0)' }],
  ])('leave out what is %s', async (_, attributes) => {
    const svg = addSvg();
    addPrices(svg);
    addText(svg, '60,000', 960, 450, attributes);
    await start();
    expect(texts(0)).toEqual(['64,000', '63,000', '62,000', '61,000']);
  });

  it('leave out what the browser says is invisible', async () => {
    const svg = addSvg();
    const [, second] = addPrices(svg);
    if (second) second.checkVisibility = (options) => options?.opacityProperty !== true;
    await start();
    expect(texts(0)).toEqual(['64,000', '62,000', '61,000']);
  });

  it('say a text once although a tooltip repeats it', async () => {
    const svg = addSvg();
    const [first] = addPrices(svg);
    const part = document.createElementNS(svg.namespaceURI, 'tspan');
    const title = document.createElementNS(svg.namespaceURI, 'title');
    part.textContent = title.textContent = '64,500';
    first?.replaceChildren(part, title);
    await start();
    expect(texts(0)?.[0]).toBe('64,500');
  });

  it('lie where their grid lines are', async () => {
    const svg = addSvg();
    addPrices(svg);
    for (const y of [56, 156, 256, 356]) {
      addPart(svg, 'line', [110, 50 + y - 0.5, 920, 1], { y1: String(y), y2: String(y) });
    }
    await start();
    expect(onLabels.mock.calls[0]?.[1].map(({ y }) => y)).toEqual([56, 156, 256, 356]);
  });

  it('are said to be gone when they are', async () => {
    const svg = addSvg();
    const labels = addPrices(svg);
    await start();
    for (const label of labels) label.remove();
    await burst();
    expect(onLabels.mock.calls.slice(1)).toEqual([[svg, []]]);
  });

  it('are read when the drawing has another size', async () => {
    const svg = addSvg();
    addPrices(svg);
    await start();
    page.resize(svg);
    expect(onLabels).toHaveBeenCalledTimes(2);
  });

  it('are no more than 200 and none among more than 400 texts', async () => {
    const svg = addSvg();
    for (let index = 0; index < 250; index += 1) addText(svg, String(index), 960, index * 2);
    await start();
    expect(onLabels.mock.calls[0]?.[1]).toHaveLength(200);
    for (let index = 0; index < 200; index += 1) addText(svg, String(index), 960, index * 2);
    await burst();
    expect(texts(1)).toEqual([]);
  });
});

describe('a busy page', () => {
  it('costs no look at the axes when it changes elsewhere', async () => {
    const svg = addSvg();
    addPrices(svg);
    const book = document.createElement('table');
    document.body.append(book);
    const counter = addText(addSvg(), '1', 10, 10);
    await start();
    const measure = vi.spyOn(svg, 'getBoundingClientRect');
    for (let row = 0; row < 200; row += 1) book.append(document.createElement('tr'));
    book.style.width = '10px';
    counter.textContent = '2';
    await burst();
    expect(measure).not.toHaveBeenCalled();
    expect(onLabels).toHaveBeenCalledTimes(1);
  });

  it('is looked at as a whole when very much changes at once', async () => {
    const svg = addSvg();
    addPrices(svg);
    await start();
    for (let index = 0; index < 400; index += 1) addPart(svg, 'rect', [100, 50, 1, 1]);
    const next = addSvg();
    addPrices(next);
    await burst();
    const surfaces = onLabels.mock.calls.slice(1).map(([surface]) => surface);
    expect(new Set(surfaces)).toEqual(new Set([svg, next]));
    expect(surfaces.length).toBeLessThan(4);
  });

  it('is read twice a frame at most, and once more when the next begins', async () => {
    const svg = addSvg();
    const [first] = addPrices(svg);
    await start();
    for (let change = 0; change < 10; change += 1) {
      first?.setAttribute('y', String(change));
      await burst();
    }
    expect(onLabels).toHaveBeenCalledTimes(2);
    page.nextFrame();
    expect(onLabels).toHaveBeenCalledTimes(3);
  });

  it('is let rest where no axis ever is, and looked at again after a while', async () => {
    vi.useFakeTimers();
    const svg = addSvg();
    const word = addText(svg, 'loading', 10, 10);
    const change = async () => {
      word.setAttribute('y', String(Math.random()));
      await vi.advanceTimersByTimeAsync(1);
      page.nextFrame();
    };
    void start();
    const measure = vi.spyOn(svg, 'getBoundingClientRect');
    for (let count = 0; count < 30; count += 1) await change();
    const looks = measure.mock.calls.length;
    expect(looks).toBeLessThan(10);
    addPrices(svg);
    await change();
    expect(measure).toHaveBeenCalledTimes(looks);
    await vi.advanceTimersByTimeAsync(1000);
    expect(onLabels).toHaveBeenCalledTimes(1);
    page.nextFrame();
    await change();
    expect(onLabels).toHaveBeenCalledTimes(2);
  });

  it('hears nothing after the end', async () => {
    const svg = addSvg();
    addPrices(svg);
    await start();
    axes.stop();
    addText(svg, '60,000', 960, 450);
    await burst();
    page.nextFrame();
    expect(onLabels).toHaveBeenCalledTimes(1);
  });
});
