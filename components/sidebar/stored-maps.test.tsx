// @vitest-environment happy-dom
import { cleanup } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { encodeRuns } from '@/lib/heatmaps/codec/encode-runs';
import { storedColumn } from '@/lib/reading/past-fixture';
import { READ_TIME } from '@/lib/reading/read-fixture';
import { FakeSidebarPorts, openSidebar } from './fake-sidebar';

afterEach(cleanup);

const HOUR = 3_600_000;
const words = () => document.body.textContent.replaceAll('\u00A0', ' ');

describe('the stored maps', () => {
  it('say how usual the balance is', async () => {
    const ports = new FakeSidebarPorts();
    // Of four days until now, in which ever more lay above.
    const columns = Array.from({ length: 96 }, (_, hour) =>
      storedColumn((Math.floor(READ_TIME / HOUR) - 95 + hour) * HOUR, { above: 100 + hour, below: 100 }),
    );
    ports.maps = { chunks: await encodeRuns(columns), since: undefined };
    const { press, pass } = await openSidebar(ports);
    await press('Ten steps');
    await press('4');
    await vi.waitFor(
      async () => {
        await pass(0);
        expect(words()).toContain('than in 100 % of 72 like hours.');
      },
      { timeout: 20_000 },
    );
    expect(ports.stretches).toEqual([
      { market: 'BTC-USDT', from: READ_TIME - 31 * 24 * HOUR, to: READ_TIME },
    ]);
  });

  it('that have not been read are said not to be', async () => {
    const ports = new FakeSidebarPorts();
    delete ports.fakes.replies.storedMaps;
    const { press } = await openSidebar(ports);
    await press('Ten steps');
    await press('4');
    expect(words()).toContain('the stored maps have not been read yet');
  });
});
