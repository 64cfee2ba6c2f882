// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { FakePorts, pageReport } from './fake-ports';
import { card, click, describedBy, openPopup, type } from './open-popup';

afterEach(cleanup);

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

describe('the page', () => {
  it('shows what it charts and how the overlay is doing', async () => {
    const ports = new FakePorts();
    ports.replies.activePage = () => pageReport({ state: 'parked', reason: 'The labels disagree.' });
    await openPopup(ports);
    const page = card('This page');
    expect(page.getByText('BTCUSDT')).toBeDefined();
    expect(page.getByText('Binance USD-M')).toBeDefined();
    expect(page.getByText(/BTC-USDT, as read from chart\.example\..*The labels disagree\./)).toBeDefined();
    expect(describedBy(page.getByRole('button', { name: 'parked' }))).toMatch(/Nothing is painted/);
  });

  it('says what to do when it has no chart', async () => {
    const ports = new FakePorts();
    ports.replies.activePage = () => undefined;
    await openPopup(ports);
    expect(screen.getByText('No chart was found on this page')).toBeDefined();
    expect(screen.getByText(/only until you leave the page/)).toBeDefined();
  });

  it('looks for a chart on a page of any site when asked to', async () => {
    const ports = new FakePorts();
    ports.replies.activePage = () => undefined;
    ports.replies.adopt = () => undefined;
    await openPopup(ports);
    await click(ports, screen.getByRole('button', { name: 'Look for a chart on this page' }));
    expect(ports.asked).toContain('adopt');
    expect(screen.getByText(/^Looking/)).toBeDefined();
  });

  it('says why the browser keeps it from a page', async () => {
    const ports = new FakePorts();
    ports.replies.activePage = () => undefined;
    ports.replies.adopt = () => {
      throw new Error('Cannot access a chrome:// URL');
    };
    await openPopup(ports);
    await click(ports, screen.getByRole('button', { name: 'Look for a chart on this page' }));
    expect(screen.getByText(/Cannot access a chrome/)).toBeDefined();
  });

  it('lets the user choose an instrument, and return to the page’s own', async () => {
    const ports = new FakePorts();
    const symbols = ['1000BTCUSDT', 'BTCUSDT', 'ETHUSDT'];
    const bybit = symbols.map((symbol) => ({ symbol, base: symbol.replace('USDT', ''), quote: 'USDT' }));
    ports.replies.instruments = ({ venue }) => (venue === 'bybit-linear' ? bybit : []);
    await openPopup(ports);
    await click(ports, screen.getByRole('button', { name: 'Change symbol' }));
    expect(screen.getByText('No instrument matches.')).toBeDefined();
    fireEvent.change(screen.getByRole('combobox', { name: 'Venue' }), { target: { value: 'bybit-linear' } });
    await act(() => ports.clock.advance(0));
    const filter = screen.getByRole('searchbox', { name: 'Instrument' });
    await type(ports, filter, 'btc/usdt');
    const names = within(screen.getByRole('list', { name: 'Instruments' }))
      .getAllByRole('button')
      .map(({ textContent }) => textContent);
    expect(names).toEqual(['BTCUSDT BTC/USDT', '1000BTCUSDT 1000BTC/USDT']);
    fireEvent.keyDown(filter, { key: 'Enter' });
    await act(() => ports.clock.advance(0));
    expect(ports.stored.overrides).toEqual({
      'chart.example': { venue: 'bybit-linear', symbol: 'BTCUSDT', market: 'BTC-USDT' },
    });
    await click(ports, screen.getByRole('button', { name: 'As on the page' }));
    expect(ports.stored.overrides).toEqual({});
    expect(screen.queryByRole('button', { name: 'As on the page' })).toBeNull();
  });

  it('lets the arrow keys walk from the filter through the instruments', async () => {
    const ports = new FakePorts();
    ports.replies.instruments = () => [
      { symbol: 'BTCUSDT', base: 'BTC', quote: 'USDT' },
      { symbol: 'ETHUSDT', base: 'ETH', quote: 'USDT' },
    ];
    await openPopup(ports);
    await click(ports, screen.getByRole('button', { name: 'Change symbol' }));
    const filter = screen.getByRole('searchbox', { name: 'Instrument' });
    filter.focus();
    press('ArrowDown');
    press('ArrowDown');
    press('ArrowDown');
    expect(document.activeElement?.textContent).toMatch(/^ETHUSDT/);
    press('ArrowUp');
    press('ArrowUp');
    expect(document.activeElement).toBe(filter);
  });

  it('says why the instruments cannot be listed', async () => {
    const ports = new FakePorts();
    delete ports.replies.instruments;
    await openPopup(ports);
    await click(ports, screen.getByRole('button', { name: 'Change symbol' }));
    expect(screen.getByText(/could not be loaded: Receiving end/)).toBeDefined();
  });
});
