import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { captureEvents } from './capture-events';
import { captureInstruments } from './capture-instruments';
import { NoteCounts } from './note-counts';
import { readBars } from './read-bars';

const CAPTURE = '../shared/market/recordings/binance-2024-08-08/usdm_btcusdt_20240808.gz';
const LOTS = 1000;

describe.skipIf(!existsSync(CAPTURE))(`bars of ${CAPTURE}`, () => {
  it('hold every trade, in the bin of its price', async () => {
    const [read, ...more] = await readBars('binance-usdm', [CAPTURE], new NoteCounts());
    expect(more).toEqual([]);
    const bins = new Map<string, number>();
    const add = (time: number, bin: number, side: string, size: number) => {
      const key = `${Math.floor(time / 60_000)} ${bin} ${side}`;
      bins.set(key, (bins.get(key) ?? 0) + size * LOTS);
    };
    const instruments = await captureInstruments('binance-usdm', [CAPTURE]);
    for await (const { event } of captureEvents('binance-usdm', [CAPTURE], instruments, new NoteCounts()))
      if (event.type === 'trade')
        add(event.time, Math.floor(event.price / 10), event.side, -Math.round(event.size * LOTS) / LOTS);
    for (const { time, volume } of read?.bars ?? [])
      for (const side of ['buy', 'sell'] as const)
        for (const [at, size] of volume[side].entries()) add(time, volume.firstBin + at, side, size);
    expect(bins.size).toBeGreaterThan(50);
    expect([...bins].filter(([, lots]) => Math.abs(lots) > 1e-6)).toEqual([]);
  });
});
