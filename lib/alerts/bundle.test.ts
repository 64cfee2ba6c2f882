import { describe, expect, it } from 'vitest';
import type { Alert } from './alert';
import { bundle } from './bundle';

const alert = (change: Partial<Alert>): Alert => ({
  id: 'a/BTC-USDT/wall-pulled/below/1',
  rule: 'a',
  ruleName: 'A',
  kind: 'wall-pulled',
  market: 'BTC-USDT',
  subject: '1',
  time: 1,
  side: 'below',
  price: 100,
  distancePercent: -1,
  reason: 'It was pulled.',
  sound: 'none',
  isQuiet: false,
  ...change,
});

describe('bundle', () => {
  it('tells one alert by its kind and reason', () => {
    expect(bundle([alert({})])).toEqual([
      {
        id: 'a/BTC-USDT/wall-pulled/below/1',
        title: 'Wall pulled · BTC-USDT',
        message: 'It was pulled.',
        sound: 'none',
      },
    ]);
  });

  it('tells several of a market at once, with the loudest of their sounds', () => {
    const many = Array.from({ length: 6 }, (_, index) => alert({ reason: `${index}.` }));
    const notices = bundle([...many, alert({ sound: 'bell', reason: '6.' }), alert({ market: 'ETH-USDT' })]);
    expect(notices.map(({ title }) => title)).toEqual(['7 alerts · BTC-USDT', 'Wall pulled · ETH-USDT']);
    expect(notices[0]).toMatchObject({ message: '0.\n1.\n2.\n3.\nAnd 3 more.', sound: 'bell' });
  });

  it('leaves out what is only logged', () => {
    expect(bundle([alert({ isQuiet: true })])).toEqual([]);
  });
});
