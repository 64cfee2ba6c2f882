import { FakeClock } from '@/lib/core/fake-clock';
import type { VenueStatus } from '@/lib/feeds/status';
import type { PageReport, ReplyOf, RequestName, RequestOf, StatusReport } from '@/lib/protocol/messages';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/storage/settings';
import type { PopupPorts, VenueInfo } from './ports';

export const VENUES: readonly VenueInfo[] = [
  { id: 'binance-usdm', liquidations: 'sampled', hosts: ['fapi.binance.com'] },
  { id: 'bybit-linear', liquidations: 'batched', hosts: ['api.bybit.com'] },
];

export const venueStatus = (change: Partial<VenueStatus> = {}): VenueStatus => ({
  venue: 'binance-usdm',
  state: 'live',
  reason: '',
  lastMessageAt: undefined,
  messages: 0,
  perSecond: 0,
  gaps: 0,
  gapsToday: 0,
  malformed: 0,
  unknown: {},
  skewMs: undefined,
  layers: {},
  book: undefined,
  ...change,
});

export const statusReport = (change: Partial<StatusReport> = {}): StatusReport => ({
  bootId: 'boot',
  paused: false,
  venues: [venueStatus(), venueStatus({ venue: 'bybit-linear' })],
  storage: { kind: 'ok', reason: '', columns: 0, bytes: 0, pendingBytes: 0 },
  backfill: [],
  markets: ['BTC-USDT'],
  ...change,
});

export const pageReport = (change: Partial<PageReport> = {}): PageReport => ({
  host: 'chart.example',
  market: 'BTC-USDT',
  venue: 'binance-usdm',
  symbol: 'BTCUSDT',
  chosen: false,
  state: 'locked',
  reason: '',
  ...change,
});

type Replies = {
  -readonly [K in RequestName]?: (input: RequestOf<K>) => ReplyOf<K> | Promise<ReplyOf<K>>;
};

/** A browser and a background as the popup meets them, for tests: change `replies`, `stored` and `granted` at will. */
export class FakePorts implements PopupPorts {
  venues = VENUES;
  readonly clock = new FakeClock();
  readonly asked: string[] = [];
  readonly askedFor: string[] = [];
  stored: Settings = DEFAULT_SETTINGS;
  granted = new Set(VENUES.flatMap(({ hosts }) => hosts));
  replies: Replies = {
    status: () => statusReport(),
    alerts: () => [],
    activePage: () => pageReport(),
    instruments: () => [],
    journalWaiting: () => [],
  };
  private readonly listeners = new Set<(settings: Settings) => void>();

  readonly ask: PopupPorts['ask'] = async (name, input) => {
    this.asked.push(name);
    const reply = this.replies[name] as ((input: unknown) => Promise<never>) | undefined;
    if (!reply) throw new Error('Receiving end does not exist.');
    return await reply(input);
  };

  readonly settings = {
    current: async () => this.stored,
    update: async (change: (settings: Settings) => Settings) => this.store(change(this.stored)),
    listen: (listener: (settings: Settings) => void) => {
      this.listeners.add(listener);
      return () => void this.listeners.delete(listener);
    },
  };

  readonly access = {
    has: async (hosts: readonly string[]) => hosts.every((host) => this.granted.has(host)),
    ask: async (hosts: readonly string[]) => {
      this.askedFor.push(...hosts);
      for (const host of hosts) this.granted.add(host);
      return true;
    },
  };

  /** Stores settings as any context could. */
  store(settings: Settings): void {
    this.stored = settings;
    for (const listener of this.listeners) listener(settings);
  }
}
