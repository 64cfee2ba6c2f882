import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Alert } from '../alerts/alert';
import { AlertLog, MAX_ALERTS } from './alert-log';
import { Database } from './database';
import { failPuts, insertBlankDisk, throwing } from './fake-disk';

const alertAt = (time: number): Alert => ({
  id: `wall-${time}`,
  time,
  rule: 'walls',
  ruleName: 'Walls',
  kind: 'wall-appeared',
  sound: 'none',
  isQuiet: false,
  market: 'BTC-USDT',
  subject: String(time),
  side: 'below',
  price: 66_000,
  size: 250,
  distancePercent: -0.4,
  reason: 'A bid of 250 BTC appeared.',
});

const appendAll = async (log: AlertLog, times: readonly number[]) => {
  for (const time of times) await log.append(alertAt(time));
};

const timesOf = async (log: AlertLog, count?: number) => (await log.newest(count)).map(({ time }) => time);

beforeEach(insertBlankDisk);

describe('AlertLog', () => {
  it('lists the newest first, in a later session too', async () => {
    await appendAll(new AlertLog(new Database()), [1, 3, 2]);
    const later = new AlertLog(new Database());
    expect(await later.newest(2)).toEqual([alertAt(3), alertAt(2)]);
    expect(await timesOf(later)).toEqual([3, 2, 1]);
  });

  it('forgets the oldest', async () => {
    const log = new AlertLog(new Database());
    await appendAll(
      log,
      Array.from({ length: MAX_ALERTS + 3 }, (_, time) => time),
    );
    const times = await timesOf(log);
    expect(times).toHaveLength(MAX_ALERTS);
    expect(times.at(-1)).toBe(3);
  });

  it('keeps what the disk refused and writes it with the next', async () => {
    const log = new AlertLog(new Database());
    failPuts(throwing('QuotaExceededError'));
    await appendAll(log, [1, 2]);
    expect(await timesOf(log)).toEqual([2, 1]);
    vi.restoreAllMocks();
    await appendAll(log, [3]);
    expect(await timesOf(new AlertLog(new Database()))).toEqual([3, 2, 1]);
  });

  it('works without a database', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(throwing('SecurityError'));
    const log = new AlertLog(new Database());
    await appendAll(log, [1, 2]);
    expect(await timesOf(log, 1)).toEqual([2]);
  });
});
