import { act, fireEvent, render, screen } from '@testing-library/preact';
import { FakePorts } from '@/components/popup/fake-ports';
import { FakeClock } from '@/lib/core/fake-clock';
import type { ChartMessage, SidebarMessage } from '@/lib/protocol/chart-messages';
import type { MapsQuery, StoredMaps } from '@/lib/protocol/messages';
import type { MarketFacts } from '@/lib/reading/facts';
import type { MarketRead } from '@/lib/reading/read';
import { FACTS, READ_TIME, wallOf } from '@/lib/reading/read-fixture';
import type { SidebarPorts } from './ports';
import { Sidebar } from './sidebar';
import { SidebarModel } from './sidebar-model';

/** A chart and a background as the sidebar meets them, for tests. */
export class FakeSidebarPorts implements SidebarPorts {
  readonly clock = new FakeClock(READ_TIME);
  readonly fakes = new FakePorts();
  /** The markets that were asked for. */
  readonly markets: string[] = [];
  /** The stretches of stored maps that were asked for, and what is stored. */
  readonly stretches: MapsQuery[] = [];
  maps: StoredMaps = { chunks: [], since: undefined };
  /** What was said to have been checked. */
  readonly checked: MarketRead[] = [];
  readonly told: SidebarMessage[] = [];
  visible = true;
  /** What is known of a market. */
  facts = (market: string): MarketFacts | undefined => ({ ...FACTS, market, time: this.clock.now() });
  private hear: (message: ChartMessage) => void = () => undefined;

  readonly ask = this.fakes.ask;
  readonly settings = this.fakes.settings;
  chart: SidebarPorts['chart'] = {
    send: (message) => void this.told.push(message),
    listen: (listener) => {
      this.hear = listener;
    },
  };

  constructor() {
    this.fakes.replies.facts = ({ market }) => {
      this.markets.push(market);
      return this.facts(market);
    };
    this.fakes.replies.storedMaps = (query) => {
      this.stretches.push(query);
      return this.maps;
    };
    this.fakes.replies.checked = (read) => void this.checked.push(read);
  }

  market = async () => 'ETH-USDT';

  isVisible = () => this.visible;

  /** The overlay says something. */
  say(message: ChartMessage): Promise<void> {
    return act(async () => {
      this.hear(message);
      await this.clock.advance(0);
    });
  }
}

/** Opens the sidebar beside a chart of BTC-USDT, for tests; `pass` lets time go by. */
export async function openSidebar(ports = new FakeSidebarPorts()) {
  render(<Sidebar model={new SidebarModel(ports)} />);
  const pass = (seconds: number) => act(() => ports.clock.advance(seconds * 1_000));
  await pass(0);
  if (ports.chart)
    await ports.say({ type: 'chart', market: 'BTC-USDT', tone: 'dark', candleMs: 300_000, isPainted: true });
  const press = async (name: string | RegExp) => {
    fireEvent.click(screen.getByRole('button', { name }));
    await pass(0);
  };
  return { ports, pass, press };
}

/** So many walls on one venue, one above the other. */
export const manyWalls = (count: number): MarketFacts['walls'] => [
  {
    venue: 'binance-usdm',
    walls: Array.from({ length: count }, (_, index) => {
      const price = 60_000.5 + index;
      return wallOf({ id: String(index), price, low: price - 0.5, high: price + 0.5 });
    }),
  },
];
