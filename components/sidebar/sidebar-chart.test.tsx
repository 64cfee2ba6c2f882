// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { BARE_FACTS, FACTS } from '@/lib/reading/read-fixture';
import { FakeSidebarPorts, manyWalls, openSidebar } from './fake-sidebar';
import { item, plain, target } from './test-page';

afterEach(cleanup);

const rows = () => screen.getAllByRole('button', { name: /^Wall/ });

describe('what is asked', () => {
  it('is what is known of the market of the chart; the answers are about direction and target at once', async () => {
    const { ports, press, pass } = await openSidebar();
    const asked = ports.markets.length;
    expect(ports.markets.at(-1)).toBe('BTC-USDT');
    await press('Short');
    fireEvent.input(target(), { target: { value: '59,500' } });
    await pass(0);
    expect(plain(document.body.textContent)).toContain('0.83 % below the price.');
    expect(plain(item('Is a wall in the way?').textContent)).toContain('Between the price and 59,500');
    expect(ports.markets.length).toBe(asked);
  });

  it('is looked at as the settings say, and by the candles of the chart', async () => {
    const { ports, press } = await openSidebar();
    const { layers } = ports.fakes.stored;
    await act(async () =>
      ports.fakes.store({
        ...ports.fakes.stored,
        layers: { ...layers, 'order-book': { ...layers['order-book'], visible: false } },
      }),
    );
    await press('Ten steps');
    expect(screen.getByText(/For day trading order book/)).toBeDefined();
    await press('2');
    expect(screen.getByText(/5 min/)).toBeDefined();
  });

  it('leaves out a target that is no price, and says so', async () => {
    const { pass } = await openSidebar();
    fireEvent.input(target(), { target: { value: 'moon' } });
    await pass(2);
    expect(target().getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('That is no price.')).toBeDefined();
    expect(item('Is a wall in the way?').textContent).toContain('Within 1 % of the price');
  });

  it('forgets the target on another market', async () => {
    const { ports } = await openSidebar();
    fireEvent.input(target(), { target: { value: '61000' } });
    await ports.say({ type: 'chart', market: 'ETH-USDT', tone: 'dark', isPainted: true });
    expect(target().value).toBe('');
    expect(ports.markets.at(-1)).toBe('ETH-USDT');
  });

  it('is asked every two seconds, and not while nobody looks', async () => {
    const { ports, pass } = await openSidebar();
    const first = ports.markets.length;
    await pass(10);
    expect(ports.markets.length).toBe(first + 5);
    ports.visible = false;
    await pass(10);
    expect(ports.markets.length).toBe(first + 5);
    ports.visible = true;
    await ports.say({ type: 'seen', isSeen: false });
    await pass(10);
    expect(ports.markets.length).toBe(first + 5);
    await ports.say({ type: 'seen', isSeen: true });
    expect(ports.markets.length).toBe(first + 6);
  });

  it('is asked of the market in the address in a tab of its own, without what needs a chart', async () => {
    const ports = new FakeSidebarPorts();
    ports.chart = undefined;
    await openSidebar(ports);
    expect(ports.markets.at(-1)).toBe('ETH-USDT');
    for (const name of ['Pick', 'Close', 'Fold to the edge'])
      expect(screen.queryByRole('button', { name })).toBeNull();
  });
});

describe('the chart', () => {
  it('gives the target that is picked on it', async () => {
    const { ports, press } = await openSidebar();
    await press('Pick');
    expect(ports.told.at(-1)).toEqual({ type: 'pick', isOn: true });
    expect(screen.getByText(/Click on the chart/)).toBeDefined();
    await ports.say({ type: 'picked', price: 60_812.5 });
    expect(target().value).toBe('60812.5');
    expect(item('Is a wall in the way?').textContent).toContain('60,812.5');
    expect(screen.getByRole('button', { name: 'Pick' }).getAttribute('aria-pressed')).toBe('false');
  });

  it('is left by Esc in two steps: from picking, then off the page', async () => {
    const { ports, press, pass } = await openSidebar();
    await press('Pick');
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await pass(0);
    expect(ports.told.at(-1)).toEqual({ type: 'pick', isOn: false });
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(ports.told.at(-1)).toEqual({ type: 'close' });
  });

  it('cannot be picked on while its axes are unknown', async () => {
    const { ports } = await openSidebar();
    await ports.say({ type: 'chart', market: 'BTC-USDT', tone: 'dark', isPainted: false });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Pick' }).disabled).toBe(true);
  });
});

describe('the zones', () => {
  it('are listed nearest first, with kind, place, size, age and state', async () => {
    const { press } = await openSidebar();
    await press(/^Zones/);
    const listed = screen
      .getAllByRole('button', { pressed: false })
      .filter((row) => row.className.startsWith('zone'));
    const words = listed.map(({ textContent }) => plain(textContent));
    expect(words).toContain('Void standing3.65 % above62,190 – 62,610age unknown');
    expect(words).toContain('Wall standing0.33 % above60,200 – 60,205340 BTC · for 10 min');
    const distances = listed.map(({ textContent }) => Number(/[\d.]+(?=\u00A0%)/.exec(textContent)?.[0]));
    expect(distances).toEqual(distances.toSorted((one, other) => one - other));
  });

  it('show on the chart where the pointer or the keyboard is, and where one was pressed', async () => {
    const { ports, press, pass } = await openSidebar();
    await press(/^Zones/);
    const row = screen.getByRole('button', { name: /^Wall/ });
    row.focus();
    await pass(0);
    const shown = { type: 'highlight', range: { low: 60_200, high: 60_205 } };
    expect(ports.told.at(-1)).toEqual(shown);
    expect(screen.getByRole('region', { name: 'The zone' }).textContent).toContain('genuine');
    row.blur();
    await pass(0);
    expect(ports.told.at(-1)).toEqual({ type: 'highlight' });
    await press(/^Wall/);
    expect(ports.told.at(-1)).toEqual(shown);
    await press('Set as target');
    expect(target().value).toBe('60,200');
    await press('Checklist');
    expect(ports.told.at(-1)).toEqual({ type: 'highlight' });
  });

  it('are made only where they are in sight, and arrow keys go through all of them', async () => {
    const ports = new FakeSidebarPorts();
    ports.facts = () => ({ ...BARE_FACTS, column: FACTS.column, walls: manyWalls(10_000) });
    const { press, pass } = await openSidebar(ports);
    // With the void in the book.
    await press('Zones (10001)');
    expect(rows().length).toBeLessThan(40);
    const box = rows()[0]?.closest('.scroll');
    if (!box) throw new Error('The list has no box');
    box.scrollTop = 5_000 * 42;
    fireEvent.scroll(box);
    await pass(0);
    expect(rows().length).toBeLessThan(40);
    expect(plain(rows()[4]?.textContent ?? '')).toContain('64,999');
    rows()[4]?.focus();
    fireEvent.keyDown(rows()[4] ?? box, { key: 'ArrowDown' });
    expect(plain(document.activeElement?.textContent ?? '')).toContain('65,000');
  });
});
