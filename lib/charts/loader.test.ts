// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureDefined } from '../core/assert';
import { awaitChannel } from './channel';
import { labelPayload, placeCanvas, priceLabels, sayPayload, timeLabels } from './fake-labels';
import { takeChannel } from './handover';
import { startLoader } from './loader';

const AXIS = { left: 900, top: 0, width: 60, height: 500 };
let name: string;
const onChart = vi.fn<() => void>();

beforeEach(() => {
  onChart.mockReset();
  document.body.replaceChildren();
  awaitChannel(document, 'labels', (channel) => {
    name = channel;
  });
  startLoader(document, onChart);
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
