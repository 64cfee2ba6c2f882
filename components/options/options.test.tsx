// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/preact';
import { LARGEST_VENUES, VENUE_IDS } from '@/lib/market/venues';
import { afterEach, describe, expect, it } from 'vitest';
import { statusReport } from '@/components/popup/fake-ports';
import { card, click, type } from '@/components/popup/open-popup';
import { FakeOptionsPorts, openOptions } from './fake-options';

afterEach(cleanup);

const symbols = () =>
  within(screen.getByRole('list', { name: 'Recorded symbols' }))
    .getAllByRole('listitem')
    .map(({ firstChild }) => firstChild?.textContent);

const positions = () => screen.getByRole<HTMLInputElement>('switch', { name: 'Hyperliquid positions' });

async function add(ports: FakeOptionsPorts, text: string): Promise<void> {
  await type(ports, screen.getByRole('textbox', { name: 'Add a symbol' }), text);
  await click(ports, screen.getByRole('button', { name: 'Add' }));
}

describe('the symbols', () => {
  it('are added by a click and by typing, and removed', async () => {
    const ports = new FakeOptionsPorts();
    await openOptions(ports);
    await click(ports, screen.getByRole('button', { name: /ETH-USDT/ }));
    await add(ports, 'sol');
    expect(symbols()).toEqual(['BTC-USDT', 'ETH-USDT', 'SOL-USDT']);
    await click(ports, screen.getByRole('button', { name: 'Remove ETH-USDT' }));
    expect(ports.stored.markets).toEqual(['BTC-USDT', 'SOL-USDT']);
    expect(document.activeElement).toBe(screen.getByRole('list', { name: 'Recorded symbols' }));
  });

  it('are never none', async () => {
    const ports = new FakeOptionsPorts();
    await openOptions(ports);
    const remove = screen.getByRole<HTMLButtonElement>('button', { name: 'Remove BTC-USDT' });
    expect(remove.disabled).toBe(true);
    expect(screen.getByText(/One symbol always stays/)).toBeDefined();
  });

  it('are refused with the reason, which goes with the next key', async () => {
    const ports = new FakeOptionsPorts();
    await openOptions(ports);
    await add(ports, 'BTC-USDT');
    expect(screen.getByText(/in the list already/)).toBeDefined();
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Add a symbol' });
    expect(field.value).toBe('BTC-USDT');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await type(ports, field, 'BTC-EUR');
    expect(screen.queryByText(/in the list already/)).toBeNull();
    await click(ports, screen.getByRole('button', { name: 'Add' }));
    expect(screen.getByText(/such as SOL-USDT/)).toBeDefined();
    expect(ports.stored.markets).toEqual(['BTC-USDT']);
  });

  it('of the suggestions that are in the list cannot be added twice', async () => {
    const ports = new FakeOptionsPorts();
    await openOptions(ports);
    const group = within(screen.getByRole('group', { name: 'Often added' }));
    const button = group.getByRole('button', { name: /BTC-USDT/ });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await click(ports, button);
    expect(ports.stored.markets).toEqual(['BTC-USDT']);
  });

  it('that only a page shows are named as such', async () => {
    const ports = new FakeOptionsPorts();
    ports.replies.status = () => statusReport({ markets: ['BTC-USDT', 'PEPE-USDT'] });
    await openOptions(ports);
    expect(screen.getByText(/Followed for an open page: PEPE-USDT/)).toBeDefined();
  });
});

const offer = () => screen.queryByRole('button', { name: 'Use the 10 largest venues' });

describe('the largest venues', () => {
  it('are switched on with one question, and leave the others as they are', async () => {
    const ports = new FakeOptionsPorts().switchedOn('bitstamp');
    await openOptions(ports);
    await click(ports, screen.getByRole('button', { name: 'Use the 10 largest venues' }));
    const on = VENUE_IDS.filter((id) => ports.stored.venues[id]);
    expect(on.toSorted()).toEqual([...LARGEST_VENUES, 'bitstamp'].toSorted());
    expect(offer()).toBeNull();
  });

  it('stay as they were when the permissions are refused', async () => {
    const ports = new FakeOptionsPorts();
    ports.answer = async () => false;
    const before = ports.stored.venues;
    await openOptions(ports);
    await click(ports, screen.getByRole('button', { name: 'Use the 10 largest venues' }));
    expect(ports.stored.venues).toEqual(before);
    expect(offer()).not.toBeNull();
  });
});

describe('the positions on Hyperliquid', () => {
  it('are off at first, and ask for the permission they need', async () => {
    const ports = new FakeOptionsPorts();
    await openOptions(ports);
    expect(positions().checked).toBe(false);
    await click(ports, positions());
    expect(ports.askedFor).toEqual(['api.hyperliquid.xyz']);
    expect(ports.stored.hyperliquidPositions).toBe(true);
    expect(screen.getByText(/switched off among the venues/)).toBeDefined();
    await click(ports, positions());
    expect(ports.stored.hyperliquidPositions).toBe(false);
  });

  it('stay off when it is refused', async () => {
    const ports = new FakeOptionsPorts();
    ports.answer = async () => false;
    await openOptions(ports);
    await click(ports, positions());
    expect(positions().checked).toBe(false);
    expect(ports.stored.hyperliquidPositions).toBe(false);
    const text = card('Real liquidation prices').getByText(/Without permission for api\.hyperliquid\.xyz/);
    expect(text).toBeDefined();
  });

  it('end with the permission of their venue', async () => {
    const ports = new FakeOptionsPorts().switchedOn('hyperliquid');
    ports.stored = { ...ports.stored, hyperliquidPositions: true };
    ports.granted.add('api.hyperliquid.xyz');
    await openOptions(ports);
    await click(ports, screen.getByRole('button', { name: 'Withdraw permission for Hyperliquid' }));
    expect(ports.stored).toMatchObject({ hyperliquidPositions: false });
    expect(ports.stored.venues.hyperliquid).toBe(false);
    expect(positions().checked).toBe(false);
  });
});

describe('the page', () => {
  it('says that the background is not answering', async () => {
    const ports = new FakeOptionsPorts();
    delete ports.replies.status;
    await openOptions(ports);
    expect(screen.getByText('The background is not answering')).toBeDefined();
  });

  it('pauses everything', async () => {
    const ports = new FakeOptionsPorts();
    await openOptions(ports);
    await click(ports, screen.getByRole('switch', { name: 'Paused' }));
    expect(ports.stored.paused).toBe(true);
    expect(screen.getByText('Isotherm is paused')).toBeDefined();
  });
});
