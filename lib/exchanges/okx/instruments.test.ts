import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import type { RestRequest } from '../exchange';
import { answer } from './fixtures';
import { okxSpot, okxSwap } from '.';
import { contractSize } from './archive-symbols';

/** Answers with these rows. */
function venue(rows: readonly object[]) {
  const asked: string[] = [];
  const rest = ({ url }: RestRequest) => {
    asked.push(url);
    return Promise.resolve(answer(rows));
  };
  return { rest, asked };
}

const btc = okxSwap.defaults.defaultInstrument;
const linear = {
  instId: 'BTC-USDT-SWAP',
  instType: 'SWAP',
  ctVal: '0.01',
  ctMult: '1',
  ctValCcy: 'BTC',
  ctType: 'linear',
  settleCcy: 'USDT',
  tickSz: '0.1',
  lotSz: '0.01',
  state: 'live',
};
const inverse = {
  ...linear,
  instId: 'BTC-USD-SWAP',
  ctVal: '100',
  ctMult: '',
  ctValCcy: 'USD',
  ctType: 'inverse',
  lotSz: '1',
};

describe('instruments of OKX', () => {
  it('are the swaps that trade, whatever their margin; what cannot be read is passed over', async () => {
    const { rest, asked } = venue([
      linear,
      inverse,
      { ...linear, instId: 'BTC-USDC-SWAP', ctVal: '0.0001' },
      { ...linear, state: 'suspend' },
      { ...linear, ctValCcy: 'USDT' },
      { ...linear, tickSz: '' },
    ]);
    expect(await okxSwap.instruments(rest)).toEqual([
      btc,
      {
        ...btc,
        symbol: 'BTC-USD-SWAP',
        quote: 'USD',
        contract: 'inverse',
        contractSize: 100,
        sizeStep: { units: 1, decimals: 0 },
      },
      { ...btc, symbol: 'BTC-USDC-SWAP', quote: 'USDC', contractSize: 0.0001 },
    ]);
    expect(asked).toEqual(['https://www.okx.com/api/v5/public/instruments?instType=SWAP']);
  });

  it('are the pairs that trade', async () => {
    const pair = { instId: 'BTC-USDT', baseCcy: 'BTC', quoteCcy: 'USDT', tickSz: '0.1', lotSz: '0.00000001' };
    const { rest, asked } = venue([
      { ...pair, state: 'live' },
      { ...pair, state: 'preopen' },
    ]);
    expect(await okxSpot.instruments(rest)).toEqual([okxSpot.defaults.defaultInstrument]);
    expect(asked).toEqual(['https://www.okx.com/api/v5/public/instruments?instType=SPOT']);
  });

  it.each([
    ['BTC-USDT-SWAP', 0.01],
    ['BTC-USDC-SWAP', 0.0001],
    ['BTC-USDT-220325', 0.01],
    ['BTC-USD-SWAP', 100],
    ['BTC-USD-220325', 100],
    ['ETH-USDT-SWAP', 0.1],
    ['ETH-USDC-SWAP', 0.001],
    ['ETH-USD-SWAP', 10],
    ['SHIB-USDT-SWAP', 1_000_000],
    ['BTC-USDT', 1],
  ])('have documented contract sizes: %s', (symbol, size) => {
    expect(contractSize(symbol)).toBe(size);
  });
});

const tier = (number: number, maxSz: string, mmr: string, maxLever: string) => ({
  tier: String(number),
  minSz: '0',
  maxSz,
  mmr,
  imr: '0.01',
  maxLever,
});

describe('the margin table of OKX', () => {
  const rows = [
    tier(2, '5000', '0.005', '75'),
    tier(1, '1000', '0.004', '100'),
    tier(3, '9000', '0.01', '50'),
  ];

  it('is by coins for linear contracts', async () => {
    const { rest, asked } = venue(rows);
    expect(await okxSwap.marginTable?.(rest, btc)).toEqual({
      unit: 'base',
      tiers: [
        { upTo: 10, maintenanceRate: 0.004, maxLeverage: 100 },
        { upTo: 50, maintenanceRate: 0.005, maxLeverage: 75 },
        { upTo: Infinity, maintenanceRate: 0.01, maxLeverage: 50 },
      ],
      source: 'venue',
    });
    expect(new URL(ensureDefined(asked[0], 'a request')).search).toBe(
      '?instType=SWAP&tdMode=cross&instFamily=BTC-USDT',
    );
  });

  it('is by US dollars for inverse ones', async () => {
    const { rest } = venue(rows);
    const instrument = { ...btc, symbol: 'BTC-USD-SWAP', contract: 'inverse', contractSize: 100 } as const;
    expect(await okxSwap.marginTable?.(rest, instrument)).toMatchObject({
      unit: 'quote',
      tiers: [{ upTo: 100_000 }, { upTo: 500_000 }, { upTo: Infinity }],
    });
  });
});
