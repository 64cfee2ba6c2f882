import { DAY_MS } from '../../core/durations';
import { describe, expect, it } from 'vitest';
import { rangeSpan } from './ranges';
import { latestSession, sessionAt, type SessionRule } from './sessions';
import { MONDAY } from './test-sources';

const HOUR = DAY_MS / 24;
const utc: SessionRule = { kind: 'day', offsetHours: 0 };

describe('sessionAt', () => {
  it('cuts days at midnight UTC or where the exchange does', () => {
    expect(sessionAt(utc, MONDAY + 5)).toEqual({ from: MONDAY, to: MONDAY + DAY_MS });
    expect(sessionAt(utc, MONDAY - 1)).toEqual({ from: MONDAY - DAY_MS, to: MONDAY });
    const eight: SessionRule = { kind: 'day', offsetHours: -8 };
    expect(sessionAt(eight, MONDAY)).toEqual({ from: MONDAY - 8 * HOUR, to: MONDAY + 16 * HOUR });
    expect(sessionAt(eight, MONDAY + 16 * HOUR)?.from).toBe(MONDAY + 16 * HOUR);
  });

  it('begins weeks on Monday', () => {
    expect(sessionAt({ kind: 'week' }, MONDAY)).toEqual({ from: MONDAY, to: MONDAY + 7 * DAY_MS });
    expect(sessionAt({ kind: 'week' }, MONDAY - 1)?.from).toBe(MONDAY - 7 * DAY_MS);
  });

  it('knows no session between two of one’s own', () => {
    const hours: SessionRule = { kind: 'custom', startMs: 13.5 * HOUR, lengthMs: 6.5 * HOUR };
    const open = { from: MONDAY + 13.5 * HOUR, to: MONDAY + 20 * HOUR };
    expect(sessionAt(hours, MONDAY + 14 * HOUR)).toEqual(open);
    expect(sessionAt(hours, MONDAY + 20 * HOUR)).toBeUndefined();
    expect(sessionAt(hours, MONDAY + 13 * HOUR)).toBeUndefined();
    expect(latestSession(hours, MONDAY + 21 * HOUR)).toEqual(open);
  });

  it('lets one’s own go over midnight', () => {
    const night: SessionRule = { kind: 'custom', startMs: 22 * HOUR, lengthMs: 8 * HOUR };
    expect(sessionAt(night, MONDAY + 2 * HOUR)).toEqual({
      from: MONDAY - 2 * HOUR,
      to: MONDAY + 6 * HOUR,
    });
  });
});

describe('rangeSpan', () => {
  const now = MONDAY + 10 * HOUR;
  const context = { now, visible: { from: now - HOUR, to: now + HOUR }, session: utc };

  it('ends now at the latest', () => {
    expect(rangeSpan({ kind: 'visible' }, context)).toEqual({ from: now - HOUR, to: now });
    expect(rangeSpan({ kind: 'session' }, context)).toEqual({ from: MONDAY, to: now });
    expect(rangeSpan({ kind: 'fixed', from: MONDAY, to: MONDAY + HOUR }, context)).toEqual({
      from: MONDAY,
      to: MONDAY + HOUR,
    });
  });

  it('looks back a number of days', () => {
    expect(rangeSpan({ kind: 'lookback', id: '1d' }, context)).toEqual({ from: now - DAY_MS, to: now });
    expect(rangeSpan({ kind: 'lookback', id: '1y' }, context)).toEqual({ from: now - 365 * DAY_MS, to: now });
  });

  it('is empty when it lies ahead', () => {
    const { from, to } = rangeSpan({ kind: 'fixed', from: now + 1, to: now + 2 }, context);
    expect(to).toBe(from);
  });
});
