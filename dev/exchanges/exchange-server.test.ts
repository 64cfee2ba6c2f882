import { afterEach, describe, expect, it } from 'vitest';
import { Bench } from './test-bench';

const BINANCE = 'fstream.binance.com';

let bench: Bench;

afterEach(() => bench.close());

describe('the simulator over HTTP', () => {
  it('places and pulls walls that the book then shows', async () => {
    bench = await Bench.open();
    const wall = await bench.post('/sim/wall', {
      venue: 'binance-usdm',
      side: 'ask',
      size: 300,
      distancePercent: 0.2,
    });
    expect((await bench.rest('/sim/truth'))['walls']).toContainEqual(wall);
    const snapshot = await bench.rest('/fapi.binance.com/fapi/v1/depth?symbol=BTCUSDT&limit=1000');
    expect(snapshot['asks']).toContainEqual([wall['price'].toFixed(2), '300.000']);
    expect(await bench.post('/sim/pull', { id: wall['id'] })).toEqual({ pulled: true });
    const { walls, events } = await bench.rest('/sim/truth');
    expect(walls).not.toContainEqual(wall);
    expect(events).toContainEqual(expect.objectContaining({ type: 'pulled', wall }));
    const crossing = { venue: 'binance-usdm', side: 'bid', size: 5, price: 150_000 };
    const refused = await fetch(`${bench.exchanges.url}/sim/wall`, {
      method: 'POST',
      body: JSON.stringify(crossing),
    });
    expect(refused.status).toBe(400);
  });

  it('runs with wall time at the pace that was set and stamps now', async () => {
    bench = await Bench.open();
    const ear = await bench.listen(`/${BINANCE}/public/stream?streams=btcusdt@depth@100ms`);
    await bench.post('/sim/pace', { speed: 20 });
    await ear.until(() => ear.frames.length > 20);
    expect(Math.abs((ear.events('depthUpdate').at(-1)?.['E'] ?? 0) - Date.now())).toBeLessThan(2_000);
  });
});

describe('the pages', () => {
  it('are served with types taken out and the chart library beside them', async () => {
    bench = await Bench.open();
    const text = async (path: string) => (await fetch(bench.exchanges.url + path)).text();
    expect(await text('/chart')).toContain('/pages/scripts/chart-page');
    const script = await text('/pages/scripts/price-chart');
    expect(script).toContain("'/vendor/lightweight-charts.js'");
    expect(script).not.toContain('interface');
    expect((await text('/vendor/lightweight-charts.js')).length).toBeGreaterThan(100_000);
    const strict = await fetch(`${bench.exchanges.url}/chart-strict`);
    expect(strict.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect((await fetch(`${bench.exchanges.url}/pages/scripts/..%2fserve-page`)).status).toBe(404);
  });
});
