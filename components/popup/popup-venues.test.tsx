// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { FeedState } from '@/lib/feeds/status';
import { FakePorts, statusReport, venueStatus } from './fake-ports';
import { click, describedBy, openPopup } from './open-popup';

afterEach(cleanup);

const row = (name: string) => within(screen.getByRole('switch', { name }).closest('li') ?? document.body);

describe('the venues', () => {
  it.each<[FeedState, RegExp]>([
    ['connecting', /loading the book/],
    ['live', /without a break/],
    ['stale', /out of date/],
    ['gap', /lost its place/],
    ['limited', /asked us to wait/],
    ['blocked', /refuses/],
    ['failed', /growing pauses/],
  ])('explain the state %s', async (state, explanation) => {
    const ports = new FakePorts();
    ports.replies.status = () => statusReport({ venues: [venueStatus({ state, reason: 'HTTP 429.' })] });
    await openPopup(ports);
    const button = row('Binance USD-M').getByRole('button', { name: state });
    expect(describedBy(button)).toMatch(explanation);
    expect(describedBy(button)).toContain('HTTP 429.');
  });

  it('show counts, and an age that ticks between messages', async () => {
    const ports = new FakePorts();
    const lastMessageAt = ports.clock.now() - 400;
    const status = venueStatus({ lastMessageAt, messages: 8_124, gaps: 1 });
    ports.replies.status = () => statusReport({ venues: [status] });
    const { pass } = await openPopup(ports);
    const venue = row('Binance USD-M');
    expect(venue.getByText('0.4 s ago')).toBeDefined();
    expect(venue.getByText('8,124 messages')).toBeDefined();
    expect(venue.getByText('1 gap')).toBeDefined();
    await pass(12);
    expect(venue.getByText('12 s ago')).toBeDefined();
  });

  it('say how complete their liquidations are', async () => {
    await openPopup();
    const label = row('Binance USD-M').getByRole('button', { name: 'liquidations sampled' });
    expect(describedBy(label)).toMatch(/only a sample/);
    expect(row('Bybit Linear').getByRole('button', { name: 'liquidations batched' })).toBeDefined();
  });

  it('are unknown, not off, without a report, and off without figures when switched off', async () => {
    const ports = new FakePorts();
    ports.stored = { ...ports.stored, venues: { ...ports.stored.venues, 'binance-usdm': false } };
    ports.replies.status = () => statusReport({ venues: [venueStatus({ messages: 5 })] });
    await openPopup(ports);
    expect(row('Binance USD-M').getByRole('button', { name: 'off' })).toBeDefined();
    expect(row('Binance USD-M').queryByText('5 messages')).toBeNull();
    expect(row('Bybit Linear').getByRole('button', { name: 'unknown' })).toBeDefined();
  });

  it('ask for a permission that is missing', async () => {
    const ports = new FakePorts();
    ports.granted.delete('api.bybit.com');
    await openPopup(ports);
    expect(row('Bybit Linear').getByRole('button', { name: 'no access' })).toBeDefined();
    await click(ports, row('Bybit Linear').getByRole('button', { name: 'Allow Bybit Linear' }));
    expect(ports.askedFor).toEqual(['api.bybit.com']);
    expect(row('Bybit Linear').getByRole('button', { name: 'live' })).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Allow/ })).toBeNull();
  });

  it('say when the browser cannot ask for a permission', async () => {
    const ports = new FakePorts();
    ports.granted.clear();
    ports.access.ask = async () => {
      throw new Error('Not in the manifest');
    };
    await openPopup(ports);
    await click(ports, screen.getByRole('button', { name: 'Allow Bybit Linear' }));
    expect(screen.getByText('Not in the manifest')).toBeDefined();
  });
});
