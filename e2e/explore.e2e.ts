import { afterAll, beforeAll, it } from 'vitest';
import { type Demo, startDemo } from './fixtures/demo';
import { visit } from './fixtures/replicas';
import type { ReplicaName } from '../dev/replicas/sites';
let demo: Demo;
beforeAll(async () => { demo = await startDemo(); });
afterAll(() => demo?.close());
const CASES: [ReplicaName, string][] = [
  ['tradingview', ''], ['tradingview', 'charts=4'], ['binance', ''], ['gate', ''],
  ['hyperliquid', ''], ['coinglass', ''], ['kraken', ''], ['coinbase', ''], ['hyperliquid', 'off=1'], ['binance', 'off=1'], ['coinbase', 'off=1'],
];
it.each(CASES)('%s %s', async (name, query) => {
  if (query === 'off=1') await demo.setVisible(false);
  const v = await visit(demo, name, { query });
  const t0 = Date.now(); let lock = 0;
  while (Date.now() - t0 < 9000) {
    const r = await demo.ask('activePage');
    if (r?.state === 'locked' && !lock) lock = Date.now() - t0;
    if (lock && Date.now() - t0 > 4500) break;
    await v.page.waitForTimeout(100);
  }
  console.log(name, query, 'lock', lock, JSON.stringify(await demo.ask('activePage')), JSON.stringify(await v.view.overlays()), 'errors', JSON.stringify(v.errors), 'shifts', JSON.stringify((await v.shifts()).filter((t) => t.includes('OURS'))), await v.elements());
  console.log(await v.page.evaluate(() => JSON.stringify(window.chartPage?.bars().slice(-3))));
  await v.page.screenshot({ path: `/tmp/iso/shots/${name}${query.includes('charts') ? '-4' : ''}.png` });
  const on = await v.elements();
  await demo.setVisible(false); await v.page.waitForTimeout(400);
  console.log('   elements on', on, 'off', await v.elements(), 'overlays', (await v.view.overlays()).length);
  await demo.setVisible(true);
  await v.page.close();
});
