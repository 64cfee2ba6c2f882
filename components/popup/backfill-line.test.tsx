// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import type { InstrumentProgress } from '@/lib/backfill/backfill';
import { FakePorts, statusReport } from './fake-ports';
import { describedBy, openPopup } from './open-popup';

afterEach(cleanup);

const progress = (over: Partial<InstrumentProgress>): InstrumentProgress => ({
  venue: 'binance-usdm',
  symbol: 'BTCUSDT',
  share: 0.25,
  done: false,
  reason: '',
  ...over,
});

async function open(...backfill: readonly InstrumentProgress[]) {
  const ports = new FakePorts();
  ports.replies.status = () => statusReport({ backfill });
  await openPopup(ports);
}

it('shows how far the past was fetched, and why a venue does not get on', async () => {
  await open(
    progress({}),
    progress({ venue: 'bybit-linear', share: 0.751, reason: 'api.bybit.com asked us to wait' }),
  );
  const bar = screen.getByRole('progressbar', { name: 'Fetching the past' });
  expect(bar).toMatchObject({ value: 50, max: 100 });
  expect(describedBy(screen.getByRole('button', { name: '50 %' }))).toBe(
    'Binance USD-M BTCUSDT: 25 %. Bybit Linear BTCUSDT: 75 %, api.bybit.com asked us to wait.',
  );
});

it('is gone once everything is there, and when nothing is fetched', async () => {
  await open(progress({ share: 1, done: true }));
  expect(screen.queryByRole('progressbar')).toBeNull();
});
