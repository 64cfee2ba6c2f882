import { act, render } from '@testing-library/preact';
import { FakePorts } from '@/components/popup/fake-ports';
import type { Exchange } from '@/lib/exchanges/exchange';
import type { VenueId } from '@/lib/market/venues';
import { FakeFile, FakeHistory } from './history/fake-history';
import { Options } from './options';
import { OptionsModel } from './options-model';
import type { OptionsPorts, VenueOffer } from './ports';

const INSTRUMENT: Exchange['defaults']['defaultInstrument'] = {
  venue: 'okx-swap',
  symbol: 'BTC',
  base: 'BTC',
  quote: 'USDT',
  contract: 'linear',
  perpetual: true,
  contractSize: 1,
  priceStep: { units: 1, decimals: 1 },
  sizeStep: { units: 1, decimals: 3 },
};

export const venueOffer = (
  id: VenueId,
  hosts: readonly string[],
  change: Partial<VenueOffer> = {},
): VenueOffer => ({
  id,
  hosts,
  contract: 'linear',
  defaults: { defaultInstrument: INSTRUMENT },
  liquidations: 'sampled',
  book: { seed: 'rest', accept: () => 'apply' },
  sockets: () => [{ key: 'all', url: 'wss://a', subscribe: [], pacingMs: 0, staleAfterMs: 1 }],
  polls: [],
  history: {},
  ...change,
});

const poll = { name: 'interest', everyMs: 15_000, run: async () => [] };

const VENUES: readonly VenueOffer[] = [
  venueOffer('binance-usdm', ['fapi.binance.com'], { polls: [poll] }),
  venueOffer('okx-swap', ['www.okx.com', 'ws.okx.com'], {
    book: { seed: 'stream', accept: () => 'apply', levels: 400 },
  }),
  venueOffer('okx-spot', ['www.okx.com', 'ws.okx.com'], { contract: 'spot', liquidations: 'none' }),
  venueOffer('hyperliquid', ['api.hyperliquid.xyz'], { liquidations: 'none' }),
];

/**
 * A browser and a background as the options page meets them, for tests: change `answer`, `granted` and what
 * {@link FakePorts} has at will.
 */
export class FakeOptionsPorts extends FakePorts implements OptionsPorts {
  override readonly venues = VENUES;
  /** Came with the installation. */
  readonly installed = new Set(['fapi.binance.com', 'www.okx.com']);
  override granted = new Set(this.installed);
  readonly revoked: string[] = [];
  /** What the user answers to the browser. */
  answer: () => Promise<boolean> = async () => true;
  readonly history = new FakeHistory();
  /** The files that were made, the last of them last. */
  readonly files: FakeFile[] = [];
  /** The sounds that were played. */
  readonly played: string[] = [];
  readonly play = (sound: string) => void this.played.push(sound);
  private readonly watchers = new Set<() => void>();

  createFile: OptionsPorts['createFile'] = async (name) => {
    const file = new FakeFile(name);
    this.files.push(file);
    return file;
  };

  override readonly access = {
    has: async (hosts: readonly string[]) => hosts.every((host) => this.granted.has(host)),
    ask: (hosts: readonly string[]) => {
      this.askedFor.push(...hosts);
      return this.answer().then((isGranted) => {
        if (isGranted) this.change(() => hosts.forEach((host) => this.granted.add(host)));
        return isGranted;
      });
    },
    optional: (hosts: readonly string[]) => hosts.filter((host) => !this.installed.has(host)),
    revoke: async (hosts: readonly string[]) => {
      this.revoked.push(...hosts);
      this.change(() => hosts.forEach((host) => this.granted.delete(host)));
      return true;
    },
    listen: (listener: () => void) => {
      this.watchers.add(listener);
      return () => void this.watchers.delete(listener);
    },
  };

  /** As when permissions come or go, here or in the browser's own pages. */
  change(change: () => void): void {
    change();
    for (const watcher of this.watchers) watcher();
  }

  switchedOn(...venues: readonly VenueId[]): this {
    const on = Object.fromEntries(venues.map((id) => [id, true]));
    this.stored = { ...this.stored, venues: { ...this.stored.venues, ...on } };
    return this;
  }
}

/** Opens the options page on fake ports, for tests; `pass` lets time go by. */
export async function openOptions(ports = new FakeOptionsPorts()) {
  render(<Options model={new OptionsModel(ports)} />);
  const pass = (seconds: number) => act(() => ports.clock.advance(seconds * 1_000));
  await pass(0);
  return { ports, pass };
}
