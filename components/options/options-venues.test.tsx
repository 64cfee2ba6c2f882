// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { statusReport, venueStatus } from '@/components/popup/fake-ports';
import { card, click, describedBy } from '@/components/popup/open-popup';
import { FakeOptionsPorts, openOptions } from './fake-options';

afterEach(cleanup);

const toggle = (name: string) => screen.getByRole<HTMLInputElement>('switch', { name });
const row = (name: string) => within(toggle(name).closest('li') ?? document.body);

const withOkx = () => {
  const ports = new FakeOptionsPorts().switchedOn('okx-swap', 'okx-spot');
  ports.granted.add('ws.okx.com');
  return ports;
};

describe('a venue', () => {
  it('stands under its exchange, with its kind of contract', async () => {
    await openOptions();
    const okx = card('OKX');
    expect(okx.getAllByRole('switch').length).toBe(2);
    expect(okx.getByText('linear perpetuals')).toBeDefined();
    expect(okx.getByText('spot')).toBeDefined();
    expect(card('Binance').getByText('1 of 1 on')).toBeDefined();
  });

  it('says what it gives', async () => {
    await openOptions();
    const gifts = (name: string) =>
      row(name)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent);
    expect(gifts('OKX Swap')[0]).toContain('Order book 400 levels a side');
    expect(gifts('OKX Swap')[2]).toMatch(/✓Liquidations sampled/);
    expect(gifts('OKX Spot')[2]).toMatch(/–Liquidations not given not published/);
    expect(gifts('OKX Spot')[3]).toMatch(/–Open interest not given/);
    expect(describedBy(row('OKX Swap').getByRole('button', { name: 'sampled' }))).toMatch(/only a sample/);
  });

  it('says what it costs, for the symbols there are', async () => {
    const ports = new FakeOptionsPorts();
    await openOptions(ports);
    expect(
      row('Binance USD-M').getByText('1 socket · asks 4 times a minute · reaches fapi.binance.com'),
    ).toBeDefined();
    await click(ports, screen.getByRole('button', { name: /ETH-USDT/ }));
    expect(row('Binance USD-M').getByText(/asks 8 times a minute/)).toBeDefined();
    expect(
      row('OKX Swap').getByText(/no repeated requests · reaches www\.okx\.com, ws\.okx\.com/),
    ).toBeDefined();
  });

  it('shows how it is doing, once a second', async () => {
    const ports = new FakeOptionsPorts();
    const { pass } = await openOptions(ports);
    expect(row('Binance USD-M').getByRole('button', { name: 'live' })).toBeDefined();
    expect(row('OKX Swap').getByRole('button', { name: 'off' })).toBeDefined();
    ports.replies.status = () =>
      statusReport({ venues: [venueStatus({ state: 'limited', reason: 'HTTP 429.' })] });
    await pass(1);
    expect(describedBy(row('Binance USD-M').getByRole('button', { name: 'limited' }))).toContain('HTTP 429.');
  });
});

describe('switching a venue on', () => {
  it('asks within the click, and stores nothing before the answer', async () => {
    const ports = new FakeOptionsPorts();
    let grant: ((isGranted: boolean) => void) | undefined;
    ports.answer = () =>
      new Promise((resolve) => {
        grant = resolve;
      });
    await openOptions(ports);
    fireEvent.click(toggle('OKX Swap'));
    expect(ports.askedFor).toEqual(['www.okx.com', 'ws.okx.com']);
    await act(() => ports.clock.advance(0));
    expect(toggle('OKX Swap').checked).toBe(false);
    expect(row('OKX Swap').getByText(/Waiting for your answer/)).toBeDefined();
    expect(ports.stored.venues['okx-swap']).toBe(false);
    grant?.(true);
    await act(() => ports.clock.advance(0));
    expect(toggle('OKX Swap').checked).toBe(true);
    expect(ports.stored.venues['okx-swap']).toBe(true);
    expect(row('OKX Swap').queryByText(/Waiting/)).toBeNull();
  });

  it('leaves it off, and says why, when the user refuses', async () => {
    const ports = new FakeOptionsPorts();
    ports.answer = async () => false;
    await openOptions(ports);
    await click(ports, toggle('OKX Swap'));
    expect(toggle('OKX Swap').checked).toBe(false);
    expect(ports.stored.venues['okx-swap']).toBe(false);
    expect(row('OKX Swap').getByText(/Without permission for www\.okx\.com, ws\.okx\.com/)).toBeDefined();
    ports.answer = async () => true;
    await click(ports, toggle('OKX Swap'));
    expect(toggle('OKX Swap').checked).toBe(true);
    expect(row('OKX Swap').queryByText(/Without permission/)).toBeNull();
  });

  it('leaves it off when the browser cannot ask', async () => {
    const ports = new FakeOptionsPorts();
    ports.answer = async () => {
      throw new Error('Not in the manifest');
    };
    await openOptions(ports);
    await click(ports, toggle('OKX Swap'));
    expect(row('OKX Swap').getByText(/could not ask: Not in the manifest/)).toBeDefined();
    expect(ports.stored.venues['okx-swap']).toBe(false);
  });

  it('asks nothing when it is switched off again', async () => {
    const ports = new FakeOptionsPorts();
    await openOptions(ports);
    await click(ports, toggle('Binance USD-M'));
    expect(ports.askedFor).toEqual([]);
    expect(ports.stored.venues['binance-usdm']).toBe(false);
  });
});

describe('a permission', () => {
  it('that came with the installation cannot be given back here', async () => {
    await openOptions();
    expect(row('Binance USD-M').getByText(/came with the installation/)).toBeDefined();
    expect(row('Binance USD-M').queryByRole('button', { name: /Withdraw/ })).toBeNull();
    expect(row('OKX Swap').getByText(/asked for when you switch it on/)).toBeDefined();
  });

  it('is given back with all that needs it, and only as far as it can be', async () => {
    const ports = withOkx();
    await openOptions(ports);
    expect(row('OKX Swap').getByText(/held, shared with OKX Spot/)).toBeDefined();
    await click(ports, row('OKX Swap').getByRole('button', { name: 'Withdraw permission for OKX Swap' }));
    expect(ports.revoked).toEqual(['ws.okx.com']);
    expect(ports.stored.venues).toMatchObject({ 'okx-swap': false, 'okx-spot': false, 'binance-usdm': true });
    expect(row('OKX Spot').getByText(/asked for when you switch it on/)).toBeDefined();
  });

  it('that the browser keeps leaves everything as it was', async () => {
    const ports = withOkx();
    ports.access.revoke = async () => {
      throw new Error('You cannot remove required permissions.');
    };
    await openOptions(ports);
    await click(ports, row('OKX Swap').getByRole('button', { name: /Withdraw/ }));
    expect(row('OKX Swap').getByText(/could not be withdrawn: You cannot/)).toBeDefined();
    expect(ports.stored.venues['okx-swap']).toBe(true);
  });

  it('that the user takes away in the browser shows at once, and can be given again', async () => {
    const ports = withOkx();
    const { pass } = await openOptions(ports);
    ports.change(() => ports.granted.delete('ws.okx.com'));
    await pass(0);
    expect(row('OKX Swap').getByRole('button', { name: 'no access' })).toBeDefined();
    expect(row('OKX Swap').queryByRole('button', { name: /Withdraw/ })).toBeNull();
    expect(toggle('OKX Swap').checked).toBe(true);
    await click(ports, row('OKX Swap').getByRole('button', { name: 'Allow OKX Swap' }));
    expect(row('OKX Swap').queryByRole('button', { name: 'no access' })).toBeNull();
    expect(row('OKX Swap').getByText(/held/)).toBeDefined();
  });

  it('is not claimed before the browser has spoken', async () => {
    const ports = withOkx();
    ports.access.has = () => new Promise(() => {});
    await openOptions(ports);
    expect(row('OKX Swap').getByText(/asking the browser/)).toBeDefined();
    expect(screen.queryByRole('button', { name: /Withdraw/ })).toBeNull();
  });
});
