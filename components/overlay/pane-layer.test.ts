// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PaneLayer } from './pane-layer';
import { TestPage } from './test-page';

let page: TestPage;
let now: number;
const onGivenUp = vi.fn<() => void>();

const makeLayer = () => new PaneLayer(document, () => now, onGivenUp);
const rects = () =>
  page.hosts.map((host) => {
    const { left, top, width, height } = host.getBoundingClientRect();
    return { left, top, width, height };
  });
/** Lets a translation count in what the test page says of a box. */
function heedTranslations(): void {
  const laidOut = Object.getOwnPropertyDescriptor(Element.prototype, 'getBoundingClientRect')
    ?.value as () => DOMRect;
  Element.prototype.getBoundingClientRect = function rect(this: HTMLElement) {
    const { x, y, width, height } = laidOut.call(this);
    const [right = 0, down = 0] = translationOf(this);
    return new DOMRect(x + right, y + down, width, height);
  };
}
const translationOf = ({ style }: HTMLElement) =>
  style
    .getPropertyValue('translate')
    .split(' ')
    .map((length) => Number.parseFloat(length) || 0);
const mutations = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  vi.clearAllMocks();
  page = new TestPage();
  heedTranslations();
  now = 0;
});

describe('PaneLayer', () => {
  it('lies exactly on the pane: heat right after its canvas, controls last', () => {
    expect(makeLayer().place(page.view())).toBe(true);
    const [heat, controls] = page.hosts;
    expect(page.canvas.nextSibling).toBe(heat);
    expect(page.holder.lastChild).toBe(controls);
    expect(rects()).toEqual([page.view().pane, page.view().pane]);
  });

  it('never catches the pointer and shifts nothing on the page', () => {
    makeLayer().place(page.view());
    for (const host of page.hosts) {
      const { style } = host as HTMLElement;
      expect(style.getPropertyValue('pointer-events')).toBe('none');
      expect(style.getPropertyValue('contain')).toBe('strict');
      expect(style.position).toBe('absolute');
      expect(host.shadowRoot).toBeNull();
    }
  });

  it('follows a pane that moves or changes its size', () => {
    const layer = makeLayer();
    layer.place(page.view());
    const pane = { left: 55.5, top: 0, width: 300, height: 81.25 };
    layer.place(page.view({ pane }));
    expect(rects()).toEqual([pane, pane]);
  });

  it('is laid out where it first stands, and from there on slid by whole device pixels', () => {
    vi.spyOn(window, 'devicePixelRatio', 'get').mockReturnValue(1.25);
    const layer = makeLayer();
    const { pane } = page.view();
    layer.place(page.view());
    const [host] = page.hosts as readonly HTMLElement[];
    expect(host && translationOf(host)).toEqual([0]);
    const laidOut = () => Number.parseFloat(host?.style.left ?? '');
    const before = laidOut();
    for (const left of [pane.left + 61.3, pane.left - 7.9, pane.left + 200.07]) {
      layer.place(page.view({ pane: { ...pane, left } }));
      expect(rects()[0]?.left).toBeCloseTo(left, 6);
      const devicePixels = (host ? (translationOf(host)[0] ?? NaN) : NaN) * 1.25;
      expect(devicePixels).toBeCloseTo(Math.round(devicePixels), 6);
      expect(Math.abs(laidOut() - before)).toBeLessThan(2);
    }
  });

  it('moves to another canvas', () => {
    const layer = makeLayer();
    layer.place(page.view());
    const canvas = document.createElement('canvas');
    document.body.append(canvas);
    layer.place(page.view({ surface: canvas }));
    expect(canvas.nextSibling).toBe(page.hosts[0]);
    expect(page.hosts).toHaveLength(2);
  });

  it('is fixed to the window where the parent does not let it land on the pane', () => {
    page.scale = 0.5;
    expect(makeLayer().place(page.view())).toBe(true);
    expect(page.hosts.map((host) => host.parentElement)).toEqual([
      document.documentElement,
      document.documentElement,
    ]);
    expect(rects()).toEqual([page.view().pane, page.view().pane]);
  });

  it('lies right after a picture of vectors, or a box that holds the chart', () => {
    const layer = makeLayer();
    const surfaces = [
      document.createElementNS('http://www.w3.org/2000/svg', 'svg'),
      document.createElement('div'),
    ];
    for (const surface of surfaces) {
      page.holder.append(surface);
      expect(layer.place(page.view({ surface }))).toBe(true);
      expect(surface.nextSibling).toBe(page.hosts[0]);
    }
  });

  it('is fixed to the window where what holds the chart is no HTML, and leaves with it', async () => {
    const outer = document.createElementNS('http://www.w3.org/2000/svg', 'g');
    const surface = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    outer.append(surface);
    page.holder.append(outer);
    expect(makeLayer().place(page.view({ surface }))).toBe(true);
    expect(page.hosts.map((host) => host.parentElement)).toEqual([
      document.documentElement,
      document.documentElement,
    ]);
    surface.remove();
    await mutations();
    expect(page.hosts).toHaveLength(0);
  });

  it('comes back when the page removes it', async () => {
    makeLayer().place(page.view());
    page.hosts[0]?.remove();
    await mutations();
    expect(page.canvas.nextSibling).toBe(page.hosts[0]);
    expect(rects()).toEqual([page.view().pane, page.view().pane]);
  });

  it('gives up when the page keeps removing it, but not when that is rare', async () => {
    const layer = makeLayer();
    layer.place(page.view());
    for (let time = 0; time < 20; time += 1) {
      now += 60_000;
      page.hosts[0]?.remove();
      await mutations();
    }
    expect(onGivenUp).not.toHaveBeenCalled();
    for (let time = 0; time < 6; time += 1) {
      page.hosts[0]?.remove();
      await mutations();
    }
    expect(onGivenUp).toHaveBeenCalledTimes(1);
    expect(page.hosts).toHaveLength(0);
    expect(layer.place(page.view())).toBe(false);
  });

  it('leaves with its canvas', async () => {
    const layer = makeLayer();
    layer.place(page.view());
    page.canvas.remove();
    await mutations();
    expect(page.hosts).toHaveLength(0);
    expect(layer.place(page.view())).toBe(false);
  });

  it('leaves nothing behind', () => {
    const before = document.documentElement.outerHTML;
    const layer = makeLayer();
    layer.place(page.view());
    layer.unmount();
    expect(document.documentElement.outerHTML).toBe(before);
  });
});
