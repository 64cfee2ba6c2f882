// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { FeedState } from '@/lib/feeds/status';
import { VENUE_IDS } from '@/lib/market/venues';
import { FakePorts, statusReport, VENUES, venueStatus } from './fake-ports';
import { card, click, describedBy, openPopup } from './open-popup';

afterEach(cleanup);

const bybitSwitch = () => screen.getByRole('switch', { name: 'Bybit Linear' });
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

  it('show what comes and what was missed, and an age that ticks between messages', async () => {
    const ports = new FakePorts();
    const lastMessageAt = ports.clock.now() - 400;
    const status = venueStatus({ lastMessageAt, perSecond: 184.4, gapsToday: 1 });
    ports.replies.status = () => statusReport({ venues: [status] });
    const { pass } = await openPopup(ports);
    const venue = row('Binance USD-M');
    expect(venue.getByText('0.4 s ago')).toBeDefined();
    expect(venue.getByText('184 messages/s')).toBeDefined();
    expect(describedBy(venue.getByRole('button', { name: '1 gap today' }))).toMatch(/24 hours/);
    await pass(12);
    expect(venue.getByText('12 s ago')).toBeDefined();
  });

  it('unfold what is known of their data', async () => {
    const ports = new FakePorts();
    const now = ports.clock.now();
    const status = venueStatus({
      messages: 8_124,
      malformed: 3,
      unknown: { news: 2 },
      skewMs: -12.4,
      layers: { trade: now - 400, book: now - 100 },
      book: { symbol: 'BTCUSDT', below: 0.0121, above: 0.0123, levels: 1_998 },
      share: { market: 'BTC-USDT', fraction: 0.351 },
    });
    ports.replies.status = () => statusReport({ venues: [status] });
    await openPopup(ports);
    const venue = row('Binance USD-M');
    expect(venue.queryByRole('definition')).toBeNull();
    const button = venue.getByRole('button', { name: 'Details of Binance USD-M' });
    await click(ports, button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    const names = venue.getAllByRole('term').map(({ textContent }) => textContent);
    const texts = venue
      .getAllByRole('definition')
      .map(({ textContent }) => textContent.replaceAll('\u00A0', ' '));
    expect(Object.fromEntries(names.map((name, index) => [name, texts[index]]))).toEqual({
      Book: 'BTCUSDT known ±1.2 %, 1,998 levels.',
      Share: '35.1 % of what rests within 0.5 % of the price of BTC-USDT.',
      Newest: 'book 0.1 s, trades 0.4 s ago.',
      Clock: '12 ms behind ours.',
      Messages: '8,124, 3 broken, 2 of unknown kinds.',
      Liquidations: expect.stringMatching(/only a sample/),
    });
    await click(ports, button);
    expect(venue.queryByRole('definition')).toBeNull();
  });

  it('leave open what is not known of their data', async () => {
    const ports = new FakePorts();
    await openPopup(ports);
    const venue = row('Bybit Linear');
    await click(ports, venue.getByRole('button', { name: 'Details of Bybit Linear' }));
    const texts = venue.getAllByRole('definition').map(({ textContent }) => textContent);
    expect(texts.slice(0, 4)).toEqual([
      'Not known now.',
      'Not part of what is added up now.',
      'Nothing came yet.',
      'Not measured yet.',
    ]);
  });

  it('are quarantined, with the reason, and not counted as live', async () => {
    const ports = new FakePorts();
    const quarantine = 'BTC-USDT: its price is 9.8 % off the other venues’';
    ports.replies.status = () =>
      statusReport({ venues: [venueStatus({ quarantine }), venueStatus({ venue: 'bybit-linear' })] });
    await openPopup(ports);
    const venue = row('Binance USD-M');
    const button = venue.getByRole('button', { name: 'quarantined' });
    expect(button.className).toContain('bad');
    expect(describedBy(button)).toContain(quarantine);
    expect(venue.getByText(quarantine)).toBeDefined();
    expect(card('Venues').getByText('1 of 2 live')).toBeDefined();
  });

  it('are unknown, not off, without a report, and off without figures when switched off', async () => {
    const ports = new FakePorts();
    ports.replies.status = () => statusReport({ venues: [venueStatus({ perSecond: 5 })] });
    await openPopup(ports);
    expect(row('Binance USD-M').getByText('5.0 messages/s')).toBeDefined();
    await click(ports, screen.getByRole('switch', { name: 'Binance USD-M' }));
    const off = row('Binance USD-M').getByRole('button', { name: 'off' });
    expect(describedBy(off)).toMatch(/Nothing is received.*only a sample/);
    expect(row('Binance USD-M').queryByText('5.0 messages/s')).toBeNull();
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

  it('ask for it in the click that switches a venue on, and keep the wish when it is refused', async () => {
    const ports = new FakePorts();
    await openPopup(ports);
    await click(ports, bybitSwitch());
    expect(ports.askedFor).toEqual([]);
    ports.granted.delete('api.bybit.com');
    ports.access.ask = async (hosts) => {
      ports.askedFor.push(...hosts);
      return false;
    };
    await click(ports, bybitSwitch());
    expect(ports.askedFor).toEqual(['api.bybit.com']);
    expect(row('Bybit Linear').getByRole('button', { name: 'no access' })).toBeDefined();
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

/** All the product knows, of which two are on. */
function everyVenue(): FakePorts {
  const ports = new FakePorts();
  ports.venues = VENUE_IDS.map((id) => ({ id, liquidations: 'none', hosts: [`${id}.example`] }));
  ports.granted = new Set(ports.venues.flatMap(({ hosts }) => hosts));
  return ports;
}
const shown = () =>
  card('Venues')
    .getAllByRole('switch')
    .map((element) => element.closest('label')?.textContent);
const more = () => screen.getByRole('button', { name: /more venues?$/ });

describe('venues that are off', () => {
  it('wait behind a button', async () => {
    const ports = everyVenue();
    await openPopup(ports);
    expect(shown()).toEqual(['Binance USD-M', 'Bybit Linear']);
    expect(more().textContent).toBe(`${VENUE_IDS.length - 2} more venues`);
    expect(more().getAttribute('aria-expanded')).toBe('false');
    await click(ports, more());
    expect(more().getAttribute('aria-expanded')).toBe('true');
    expect(document.getElementById(more().getAttribute('aria-controls') ?? '')?.tagName).toBe('UL');
    expect(shown()).toHaveLength(VENUE_IDS.length);
    expect(shown().slice(0, 2)).toEqual(['Binance USD-M', 'Bybit Linear']);
    await click(ports, more());
    expect(shown()).toHaveLength(2);
  });

  it('stay where they are when switched, so that the focus does, until the fold is closed', async () => {
    const ports = everyVenue();
    await openPopup(ports);
    await click(ports, more());
    const okx = screen.getByRole('switch', { name: 'OKX Swap' });
    okx.focus();
    await click(ports, okx);
    expect(ports.stored.venues['okx-swap']).toBe(true);
    expect(document.activeElement).toBe(okx);
    expect(okx.isConnected).toBe(true);
    const bybit = screen.getByRole('switch', { name: 'Bybit Linear' });
    bybit.focus();
    await click(ports, bybit);
    expect(document.activeElement).toBe(bybit);
    expect(shown().slice(0, 2)).toEqual(['Binance USD-M', 'Bybit Linear']);
    await click(ports, more());
    expect(shown()).toEqual(['Binance USD-M', 'OKX Swap']);
  });

  it('come forward when they are switched on elsewhere', async () => {
    const ports = everyVenue();
    const { pass } = await openPopup(ports);
    ports.store({ ...ports.stored, venues: { ...ports.stored.venues, deribit: true } });
    await pass(0);
    expect(shown()).toEqual(['Binance USD-M', 'Bybit Linear', 'Deribit']);
  });

  it('are shown at once when none is on, and need no button when all are', async () => {
    const ports = everyVenue();
    const off = Object.fromEntries(VENUE_IDS.map((id) => [id, false]));
    ports.stored = { ...ports.stored, venues: { ...ports.stored.venues, ...off } };
    await openPopup(ports);
    expect(shown()).toHaveLength(VENUE_IDS.length);
    cleanup();
    await openPopup();
    expect(shown()).toHaveLength(VENUES.length);
    expect(screen.queryByRole('button', { name: /more venues?$/ })).toBeNull();
  });
});
