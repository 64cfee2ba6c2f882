// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { Alert } from '@/lib/alerts/alert';
import { FakePorts, pageReport, statusReport, venueStatus } from './fake-ports';
import { openPopup } from './open-popup';

afterEach(cleanup);

const heard = () => document.querySelector('.visually-hidden[role=status]')?.textContent;

describe('alerts and storage', () => {
  it('list what fired and why', async () => {
    const ports = new FakePorts();
    const alert: Alert = {
      id: 'a',
      time: ports.clock.now(),
      rule: 'walls',
      ruleName: 'My walls',
      sound: 'none',
      isQuiet: false,
      kind: 'wall-pulled',
      market: 'BTC-USDT',
      subject: 'a wall',
      side: 'above',
      price: 61_250.572_979_23,
      size: 411.7,
      distancePercent: 0.4,
      reason: 'Because it went.',
    };
    ports.replies.alerts = () => [alert];
    await openPopup(ports);
    const [item] = within(screen.getByRole('list', { name: 'Recent alerts' })).getAllByRole('listitem');
    expect(item?.textContent).toMatch(
      /\d\d:\d\d:\d\dWall pulled61,250\.6412 BTCBecause it went\. Asked for by “My walls”\./,
    );
    expect(ports.asked).toContain('alertsSeen');
  });

  it('say when nothing has fired yet, and when the log cannot be read', async () => {
    const ports = new FakePorts();
    await openPopup(ports);
    expect(screen.getByText('No alert has fired yet.')).toBeDefined();
    cleanup();
    delete ports.replies.alerts;
    await openPopup(ports);
    expect(screen.getByText('The log of alerts could not be read.')).toBeDefined();
    expect(screen.queryByText('No alert has fired yet.')).toBeNull();
  });

  it('show a full disk', async () => {
    const ports = new FakePorts();
    ports.replies.status = () =>
      statusReport({
        storage: {
          kind: 'full',
          reason: 'The disk is full.',
          columns: 1_234,
          bytes: 3_200_000,
          pendingBytes: 5,
        },
      });
    await openPopup(ports);
    expect(screen.getByText('disk full')).toBeDefined();
    expect(screen.getByText(/The disk is full\. Live data goes on/)).toBeDefined();
    expect(screen.getByText('1,234 columns')).toBeDefined();
    expect(screen.getByText('3.2 MB written')).toBeDefined();
  });
});

describe('when the background is silent', () => {
  it('says so, keeps what is known, and recovers', async () => {
    const ports = new FakePorts();
    const { pass } = await openPopup(ports);
    const { status } = ports.replies;
    delete ports.replies.status;
    await pass(1);
    expect(screen.getByText('The background is not answering', { selector: 'strong' })).toBeDefined();
    expect(screen.getByText('(Receiving end does not exist.)')).toBeDefined();
    expect(screen.getAllByRole('button', { name: 'live' })).toHaveLength(2);
    if (status) ports.replies.status = status;
    await pass(1);
    expect(screen.queryByText('(Receiving end does not exist.)')).toBeNull();
  });

  it('shows nothing as known that never was', async () => {
    const ports = new FakePorts();
    ports.replies = {};
    await openPopup(ports);
    expect(screen.getAllByRole('button', { name: 'unknown' })).toHaveLength(2);
    expect(screen.queryByText('No chart was found on this page')).toBeNull();
    expect(screen.queryByText(/columns/)).toBeNull();
  });
});

describe('a screen reader', () => {
  it('hears of changes of state, not of the first ones nor of ages', async () => {
    const ports = new FakePorts();
    const { pass } = await openPopup(ports);
    await pass(3);
    expect(heard()).toBe('');
    ports.replies.status = () =>
      statusReport({ venues: [venueStatus({ state: 'gap' }), venueStatus({ venue: 'bybit-linear' })] });
    await pass(2);
    expect(heard()).toBe('Binance USD-M gap');
    ports.replies.activePage = () => pageReport({ state: 'settling' });
    await pass(1);
    expect(heard()).toBe('Overlay settling on BTCUSDT');
  });
});

it('stops asking when it is closed', async () => {
  const { ports, pass } = await openPopup();
  cleanup();
  await pass(0);
  const asked = ports.asked.length;
  await pass(5);
  expect(ports.asked).toHaveLength(asked);
});
