import { describe, expect, it } from 'vitest';
import type { VenueStatus } from '@/lib/feeds/status';
import type { StatusReport } from '@/lib/protocol/messages';
import { dataStatus } from './data-status';

const venue = (over: Partial<VenueStatus>): VenueStatus => ({
  venue: 'bybit-linear',
  state: 'live',
  reason: '',
  lastMessageAt: 0,
  messages: 0,
  perSecond: 0,
  gaps: 0,
  gapsToday: 0,
  malformed: 0,
  unknown: {},
  skewMs: 0,
  layers: {},
  book: undefined,
  ...over,
});

const report = (over: Partial<StatusReport> = {}): StatusReport => ({
  bootId: 'a',
  paused: false,
  venues: [venue({})],
  storage: { kind: 'ok', reason: '', columns: 0, bytes: 0, pendingBytes: 0 },
  backfill: [],
  markets: ['BTC-USDT'],
  ...over,
});

const at = { market: 'BTC-USDT', columnAt: 99_000, now: 100_000 };

describe('dataStatus', () => {
  it('is live, without words, when all is well', () => {
    expect(dataStatus({ ...at, report: report() })).toEqual({ market: 'BTC-USDT', data: 'live', note: '' });
  });

  it('says that the background is gone, or paused', () => {
    expect(dataStatus({ ...at, report: undefined }).data).toBe('unavailable');
    expect(dataStatus({ ...at, report: report({ paused: true }) }).data).toBe('paused');
  });

  it('names the venue that is in trouble and leaves out one that is off', () => {
    const venues = [
      venue({ state: 'stale', reason: 'no frame for 30 s' }),
      venue({ venue: 'binance-spot', state: 'off' }),
    ];
    const { data, note } = dataStatus({ ...at, report: report({ venues }) });
    expect(data).toBe('degraded');
    expect(note).toBe('Bybit Linear: silent (no frame for 30 s)');
  });

  it('says which venue is left out of the picture and why', () => {
    const venues = [venue({ quarantine: 'BTC-USDT: its price is off' })];
    expect(dataStatus({ ...at, report: report({ venues }) })).toEqual({
      market: 'BTC-USDT',
      data: 'degraded',
      note: 'Bybit Linear: left out (BTC-USDT: its price is off)',
    });
  });

  it('tells waiting for the first column from columns that stopped', () => {
    expect(dataStatus({ ...at, columnAt: undefined, report: report() }).data).toBe('waiting');
    expect(dataStatus({ ...at, columnAt: 1_000, report: report() }).data).toBe('degraded');
  });

  it('says when history is not stored', () => {
    const storage = {
      kind: 'full',
      reason: 'the disk is full',
      columns: 0,
      bytes: 0,
      pendingBytes: 0,
    } as const;
    expect(dataStatus({ ...at, report: report({ storage }) }).note).toContain('the disk is full');
  });
});
