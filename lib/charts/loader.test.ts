// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureDefined } from '../core/assert';
import { awaitChannel } from './channel';
import { labelPayload, placeCanvas, priceLabels, sayPayload, timeLabels } from './fake-labels';
import { takeChannel } from './handover';
import { startLoader } from './loader';

const AXIS = { left: 900, top: 0, width: 60, height: 500 };
let name: string;
const onChart = vi.fn<() => void>();

beforeEach(() => {
  vi.useFakeTimers();
  onChart.mockReset();
  document.body.replaceChildren();
  awaitChannel(document, 'labels', (channel) => {
    name = channel;
  });
  startLoader(document, onChart);
});

afterEach(() => {
  takeChannel();
  vi.useRealTimers();
});

describe('startLoader', () => {
  it('reports the first price axis, once', () => {
    const canvas = placeCanvas(AXIS);
    expect(sayPayload(name, canvas, labelPayload(priceLabels()))).toBe(true);
    sayPayload(name, canvas, labelPayload(priceLabels()));
    expect(onChart).toHaveBeenCalledTimes(1);
  });

  it('keeps listening to a time axis but does not take it for a chart', () => {
    expect(sayPayload(name, placeCanvas(AXIS), labelPayload(timeLabels(0)))).toBe(true);
    expect(onChart).not.toHaveBeenCalled();
  });

  it.each([
    [
      'a game',
      labelPayload([
        ['Score 7', 10, 10],
        ['Level 3', 10, 30],
        ['Lives: 2', 10, 50],
      ]),
    ],
    ['one number', labelPayload([['60', 10, 10]])],
    ['no text', undefined],
    ['too long a text', labelPayload(Array.from({ length: 3000 }, (_, i) => [String(i), 10, i]))],
  ])('has no use for %s', (_, payload) => {
    expect(sayPayload(name, placeCanvas(AXIS), payload)).toBe(false);
    expect(onChart).not.toHaveBeenCalled();
  });

  it('hands over the channel and the newest payload of each canvas, and is silent from then on', () => {
    const canvas = placeCanvas(AXIS);
    sayPayload(name, canvas, labelPayload(timeLabels(0)));
    sayPayload(name, canvas, labelPayload(priceLabels()));
    const channel = ensureDefined(takeChannel(), 'channel');
    expect(channel.name).toBe(name);
    expect([...channel.payloads]).toEqual([[canvas, labelPayload(priceLabels())]]);
    expect(sayPayload(name, canvas, labelPayload(priceLabels()))).toBe(false);
  });

  it('hears nothing on a guessed name', () => {
    sayPayload('isotherm-labels', placeCanvas(AXIS), labelPayload(priceLabels()));
    expect(onChart).not.toHaveBeenCalled();
  });
});

const SVG = 'http://www.w3.org/2000/svg';

function place(element: Element, parent: Element, left: number, top: number, text = ''): void {
  element.textContent = text;
  element.getBoundingClientRect = () => new DOMRect(left, top, 40, 12);
  parent.append(element);
}

function addTexts(texts: readonly string[], across = 0): void {
  const svg = document.createElementNS(SVG, 'svg');
  document.body.append(svg);
  for (const [index, text] of texts.entries()) {
    const [left, top] = across ? [index * across, 400] : [900, 50 + index * 100];
    place(document.createElementNS(SVG, 'text'), svg, left, top, text);
  }
}

function addPlot(width: number, height: number): HTMLElement {
  const box = document.createElement('div');
  const canvas = document.createElement('canvas');
  Object.defineProperties(canvas, { offsetWidth: { value: width }, offsetHeight: { value: height } });
  box.append(canvas);
  document.body.append(box);
  return box;
}

describe('what is not written on a canvas', () => {
  it('is a chart when a drawing holds as many texts as two axes, once', () => {
    vi.advanceTimersByTime(10_000);
    expect(onChart).not.toHaveBeenCalled();
    addTexts(['64,000', '63,000', '62,000', '10:00', '11:00']);
    vi.advanceTimersByTime(10_000);
    expect(onChart).not.toHaveBeenCalled();
    addTexts(['12:00']);
    vi.advanceTimersByTime(250);
    expect(onChart).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(10_000);
    expect(onChart).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is a chart when a large canvas stays without a text for two seconds', () => {
    addPlot(800, 400);
    vi.advanceTimersByTime(2000);
    expect(onChart).not.toHaveBeenCalled();
    vi.advanceTimersByTime(500);
    expect(onChart).toHaveBeenCalledTimes(1);
  });

  it('is none when the canvas is small', () => {
    addPlot(299, 400);
    addPlot(300, 149);
    vi.advanceTimersByTime(10_000);
    expect(onChart).not.toHaveBeenCalled();
  });

  it('is none when the page writes words on it, as a game does', () => {
    const canvas = ensureDefined(addPlot(800, 400).querySelector('canvas'), 'canvas');
    vi.advanceTimersByTime(1000);
    sayPayload(name, canvas, labelPayload([['Score 7', 10, 10]]));
    vi.advanceTimersByTime(10_000);
    expect(onChart).not.toHaveBeenCalled();
  });

  it('is left to whoever takes the channel', () => {
    addPlot(800, 400);
    takeChannel();
    vi.advanceTimersByTime(10_000);
    expect(onChart).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
