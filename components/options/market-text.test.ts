import { describe, expect, it } from 'vitest';
import { MAX_MARKETS, readSettings } from '@/lib/storage/read-settings';
import { readMarket } from './market-text';

describe('readMarket', () => {
  it.each([
    ['SOL-USDT', 'SOL-USDT'],
    [' sol/usdt ', 'SOL-USDT'],
    ['sol', 'SOL-USDT'],
    ['kPEPE', 'kPEPE-USDT'],
    ['1000PEPE-USDT', '1000PEPE-USDT'],
    ['币安人生', '币安人生-USDT'],
  ])('takes %s for %s, as the settings keep it', (text, market) => {
    expect(readMarket(text, [])).toEqual({ ok: true, market });
    expect(readSettings({ markets: [market] }).markets).toEqual([market]);
  });

  it.each([
    ['', /such as/],
    ['-USDT', /such as/],
    ['SOL-EUR', /such as/],
    ['SOL-USDT-PERP', /such as/],
    ['S OL', /such as/],
    ['A'.repeat(21), /such as/],
    ['btc', /BTC-USDT is in the list/],
  ])('refuses %j', (text, problem) => {
    expect(readMarket(text, ['BTC-USDT'])).toEqual({ ok: false, problem: expect.stringMatching(problem) });
  });

  it('refuses more than the settings keep', () => {
    const full = Array.from({ length: MAX_MARKETS }, (_, index) => `A${index}-USDT`);
    expect(readMarket('SOL', full)).toMatchObject({ ok: false });
    expect(readMarket('SOL', full.slice(1))).toMatchObject({ ok: true });
  });
});
