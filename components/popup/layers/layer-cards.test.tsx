// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { shownLayers } from '@/lib/storage/shown-layers';
import { card, click, openLook, openPopup, type } from '../open-popup';

afterEach(cleanup);

const headings = () => screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);

async function choose(label: string, name: string) {
  const list = screen.getByRole<HTMLSelectElement>('combobox', { name: label });
  const option = within(list).getByRole<HTMLOptionElement>('option', { name });
  list.selectedIndex = [...list.options].indexOf(option);
  fireEvent.change(list);
  await Promise.resolve();
}

const style = (name: string) => screen.getByRole('button', { name });

describe('the layers', () => {
  it('are set for a trading style at one click', async () => {
    const { ports, pass } = await openPopup();
    expect(style('Day').getAttribute('aria-pressed')).toBe('true');
    await click(ports, style('Swing'));
    expect(shownLayers(ports.stored)).toEqual(['liquidation', 'open-interest', 'volume-profile', 'funding']);
    expect(ports.stored.liquidation.lookbackHours).toBe(720);
    expect(style('Swing').getAttribute('aria-pressed')).toBe('true');
    await click(ports, card('Open interest').getByRole('switch', { name: 'Visible' }));
    await pass(0);
    expect(style('Swing').getAttribute('aria-pressed')).toBe('false');
  });

  it('lie in an order that can be changed', async () => {
    const { ports } = await openPopup();
    expect(headings().slice(1, 4)).toEqual(['Order book', 'Liquidation map', 'Open interest']);
    await openLook(ports, 'Liquidation map');
    await click(ports, card('Liquidation map').getByRole('button', { name: 'Bring forward' }));
    expect(ports.stored.layerOrder).toEqual(['open-interest', 'order-book', 'liquidation']);
    expect(card('Liquidation map').queryByRole('button', { name: 'Bring forward' })).toBeNull();
  });

  it('tell sides apart by families of colours', async () => {
    const { ports } = await openPopup();
    await openLook(ports, 'Liquidation map');
    const colours = within(card('Liquidation map').getByRole('group', { name: 'Colours' }));
    expect(colours.getAllByRole('radio')).toHaveLength(3);
    await click(ports, colours.getByRole('radio', { name: /^Safe/ }));
    expect(ports.stored.layers.liquidation.ramp).toBe('safe');
  });

  it('choose the model and how far back it looks', async () => {
    const { ports, pass } = await openPopup();
    await choose('Model', 'fixed leverage 10, 25, 50, 100×');
    await choose('Positions of the last', '30 days');
    await pass(0);
    expect(ports.stored.liquidation).toEqual({ model: 'fixed-bands', lookbackHours: 720 });
  });

  it('show the orders of one venue that is on', async () => {
    const { ports, pass } = await openPopup();
    await choose('Orders of', 'Bybit Linear');
    await pass(0);
    expect(ports.stored.bookOf).toBe('bybit-linear');
  });

  it('show bids or asks, and means', async () => {
    const { ports, pass } = await openPopup();
    await choose('Sides', 'asks');
    await choose('Zoomed out, a cell is', 'the mean size');
    await pass(0);
    expect(ports.stored).toMatchObject({ bookSides: 'ask', bookPooled: 'mean' });
  });

  it('are marked or not', async () => {
    const { ports, pass } = await openPopup();
    expect(shownLayers(ports.stored)).toContain('marks');
    await click(ports, card('Marks').getByRole('switch', { name: 'Visible' }));
    await pass(0);
    expect(shownLayers(ports.stored)).not.toContain('marks');
  });

  it('bend the scale', async () => {
    const { ports } = await openPopup();
    await openLook(ports, 'Order book');
    await type(ports, card('Order book').getByRole('spinbutton', { name: /^Gamma/ }), '2');
    expect(ports.stored.layers['order-book'].gamma).toBe(2);
    await type(ports, card('Order book').getByRole('spinbutton', { name: /^Gamma/ }), '9');
    expect(ports.stored.layers['order-book'].gamma).toBe(2);
  });

  it('take a stretch of time for the profile, but none that ends before it begins', async () => {
    const { ports, pass } = await openPopup();
    await choose('Volume of', 'from … to …');
    await pass(0);
    const [from, to] = [screen.getByLabelText(/^From/), screen.getByLabelText(/^To/)];
    await type(ports, to, '2026-11-20T12:00');
    await type(ports, from, '2026-11-19T12:00');
    const noon = Date.UTC(2026, 10, 20, 12);
    expect(ports.stored.profile.fixed).toEqual({ from: noon - 86_400_000, to: noon });
    await type(ports, from, '2026-11-21T12:00');
    expect(ports.stored.profile.fixed.from).toBe(noon - 86_400_000);
  });
});
