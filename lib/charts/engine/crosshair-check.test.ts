// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { addChart, draw, FakePage, NAME, settle } from '../fake-page';
import { labelPayload, priceLabels, sayPayload } from '../fake-labels';

let on: FakePage;

beforeEach(() => {
  on = new FakePage();
  return () => on.close();
});

/** The pointer at a height of the pane, and the crosshair's price beside it as the page draws it. */
async function point(prices: HTMLCanvasElement, y: number, text: string): Promise<void> {
  const event = new MouseEvent('pointermove', { clientX: 400, clientY: 20 + y });
  Object.defineProperty(event, 'isTrusted', { value: true });
  document.dispatchEvent(event);
  sayPayload(NAME, prices, labelPayload([...priceLabels(), [text, 30, y]]));
  await settle();
}

const priceAt = (y: number, off = 0) => (64_000 - (y - 50) * 10 + off).toLocaleString('en-US');

describe('the crosshair', () => {
  it('parks a chart when it keeps saying other prices than the axis', async () => {
    const chart = addChart();
    await draw(chart);
    for (const y of [120, 180, 230]) await point(chart.prices, y, priceAt(y, 300));
    expect(on.last()).toMatchObject({ kind: 'parked', reason: expect.stringContaining('crosshair') });
    await point(chart.prices, 260, priceAt(260));
    expect(on.last().kind).toBe('locked');
  });

  it('does not mind a label of something else that the pointer passes', async () => {
    const chart = addChart();
    await draw(chart);
    for (const y of [120, 121, 330]) await point(chart.prices, y, y === 120 ? '1,234' : priceAt(y));
    expect(ensureDefined(on.last(), 'state').kind).toBe('locked');
  });
});
