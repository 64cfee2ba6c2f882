// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { WALL_RULE } from '@/lib/alerts/rule';
import { card, click, describedBy, openLook, openPopup, type } from './open-popup';

afterEach(cleanup);

describe('the controls', () => {
  it('pause everything', async () => {
    const { ports } = await openPopup();
    await click(ports, screen.getByRole('switch', { name: 'Paused' }));
    expect(ports.stored.paused).toBe(true);
    expect(screen.getByText('Isotherm is paused')).toBeDefined();
  });

  it('show and hide the order book', async () => {
    const { ports } = await openPopup();
    await click(ports, card('Order book').getByRole('switch', { name: 'Visible' }));
    expect(ports.stored.layers['order-book'].visible).toBe(false);
  });

  it('set its opacity', async () => {
    const { ports } = await openPopup();
    await openLook(ports, 'Order book');
    const slider = card('Order book').getByRole('slider', { name: 'Opacity' });
    expect(slider.getAttribute('aria-valuetext')).toBe('75 %');
    await type(ports, slider, '40');
    expect(ports.stored.layers['order-book'].opacity).toBe(0.4);
    expect(slider.getAttribute('aria-valuetext')).toBe('40 %');
  });

  it('choose its colours', async () => {
    const { ports } = await openPopup();
    await openLook(ports, 'Order book');
    const group = within(card('Order book').getByRole('group', { name: 'Colours' }));
    const chosen = () => group.getAllByRole<HTMLInputElement>('radio').filter(({ checked }) => checked);
    expect(chosen()).toEqual([group.getByRole('radio', { name: 'Ember' })]);
    await click(ports, group.getByRole('radio', { name: 'Ice' }));
    expect(ports.stored.layers['order-book'].ramp).toBe('ice');
    expect(chosen()).toEqual([group.getByRole('radio', { name: 'Ice' })]);
  });

  it('take cut-offs as sizes and percentiles', async () => {
    const { ports } = await openPopup();
    await openLook(ports, 'Order book');
    const low = card('Order book').getByRole<HTMLInputElement>('textbox', { name: 'Hide below' });
    expect(low.value).toBe('40 %');
    await type(ports, low, '1.5k');
    expect(ports.stored.layers['order-book'].low).toEqual({ kind: 'size', value: 1_500 });
    expect(low.value).toBe('1.5k');
    fireEvent.blur(low);
    await act(() => ports.clock.advance(0));
    expect(low.value).toBe('1500');
  });

  it('refuse a cut-off that names nothing or crosses the other, and say so', async () => {
    const { ports } = await openPopup();
    const before = ports.stored.layers['order-book'];
    await openLook(ports, 'Order book');
    const high = card('Order book').getByRole<HTMLInputElement>('textbox', { name: 'Full colour from' });
    await type(ports, high, 'much');
    expect(high.getAttribute('aria-invalid')).toBe('true');
    expect(describedBy(high)).toMatch(/^Type a size/);
    await type(ports, high, '30 %');
    expect(describedBy(high)).toBe('This must be above the lower end.');
    fireEvent.blur(high);
    expect(high.value).toBe('30 %');
    expect(ports.stored.layers['order-book']).toEqual(before);
    await type(ports, high, '90 %');
    expect(high.getAttribute('aria-invalid')).toBe('false');
    expect(ports.stored.layers['order-book'].high).toEqual({ kind: 'percentile', value: 90 });
  });

  it('switch venues on and off', async () => {
    const { ports } = await openPopup();
    await click(ports, screen.getByRole('switch', { name: 'Bybit Linear' }));
    expect(ports.stored.venues).toMatchObject({ 'binance-usdm': true, 'bybit-linear': false });
    await click(ports, screen.getByRole('switch', { name: 'Bybit Linear' }));
    expect(ports.stored.venues['bybit-linear']).toBe(true);
  });

  it('switch a rule off and on', async () => {
    const { ports } = await openPopup();
    const rule = card('Alerts').getByRole('switch', { name: 'Walls near the price' });
    await click(ports, rule);
    expect(ports.stored.alertRules[0]).toEqual({ ...WALL_RULE, enabled: false });
    await click(ports, rule);
    expect(ports.stored.alertRules[0]).toEqual(WALL_RULE);
  });

  it('follow what another window changes', async () => {
    const { ports } = await openPopup();
    await act(() => ports.store({ ...ports.stored, paused: true }));
    expect(screen.getByRole<HTMLInputElement>('switch', { name: 'Paused' }).checked).toBe(true);
  });

  it('all have a name', async () => {
    await openPopup();
    const controls = [...document.querySelectorAll('input, select, button')];
    expect(controls.length).toBeGreaterThan(15);
    for (const role of ['switch', 'checkbox', 'radio', 'slider', 'textbox', 'spinbutton', 'button'])
      expect(screen.queryAllByRole(role, { name: '' })).toEqual([]);
  });
});
