// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { HEAT_PORT, type HeatMessage, type WatchRequest } from './messages';
import { acceptHeat, type HeatClient, type HeatSource, openHeat } from './streams';

const WATCH: WatchRequest = {
  market: 'BTC-USDT',
  venue: 'binance-usdm',
  symbol: 'BTCUSDT',
  from: 1,
  to: 2,
  seen: { from: 1, to: 2 },
  isForeign: false,
  isMoving: false,
  bookOf: 'all',
  bookPooled: 'max',
  layers: ['order-book', 'funding'],
};
const WINDOW: HeatMessage = {
  type: 'window',
  watch: WATCH,
  layer: 'order-book',
  window: { stepMs: 1000, chunks: [], pooled: 'max', until: Number.NaN, gaps: [] },
};
const QUOTE: HeatMessage = {
  type: 'quote',
  market: 'BTC-USDT',
  quote: { time: 1, bid: 2, ask: 3, shifts: [] },
};

class FakeEvent<Args extends unknown[]> {
  private readonly listeners: ((...args: Args) => void)[] = [];
  addListener = (listener: (...args: Args) => void) => void this.listeners.push(listener);
  emit = (...args: Args) => this.listeners.forEach((listener) => listener(...args));
}

/** One end of a port, as the browser gives it; the test plays the other end. */
class FakePort {
  readonly onMessage = new FakeEvent<[unknown]>();
  readonly onDisconnect = new FakeEvent<[]>();
  readonly said: unknown[] = [];
  /** True once nothing can be said any more. */
  dead = false;

  constructor(
    readonly name: string,
    readonly sender: object = { id: fakeBrowser.runtime.id, tab: { id: 7 } },
  ) {}

  postMessage(message: unknown): void {
    if (this.dead) throw new Error('Attempting to use a disconnected port object');
    this.said.push(message);
  }

  disconnect = () => {
    this.dead = true;
  };

  /** The other end hangs up. */
  end(): void {
    this.dead = true;
    this.onDisconnect.emit();
  }
}

const ports: FakePort[] = [];
const opened: HeatClient[] = [];
let canConnect = true;
let onConnect: FakeEvent<[FakePort]>;

beforeEach(() => {
  vi.useFakeTimers();
  ports.length = 0;
  canConnect = true;
  onConnect = new FakeEvent();
  const connect = ({ name }: { name: string }) => {
    if (!canConnect) throw new Error('Extension context invalidated.');
    const port = new FakePort(name);
    ports.push(port);
    return port;
  };
  Object.assign(fakeBrowser.runtime, { connect, onConnect });
});

afterEach(() => {
  for (const heat of opened.splice(0)) heat.close();
  vi.useRealTimers();
});

function client() {
  const heard: HeatMessage[] = [];
  const gone = vi.fn<() => void>();
  const heat = openHeat((message) => heard.push(message), gone);
  opened.push(heat);
  return { heat, heard, gone };
}

const said = () => ports.map((port) => port.said);

describe('openHeat', () => {
  it('says what is watched and hands on what comes', () => {
    const { heat, heard } = client();
    heat.watch(WATCH);
    ports[0]?.onMessage.emit([WINDOW, QUOTE]);
    expect(ports.map(({ name }) => name)).toEqual([HEAT_PORT]);
    expect(said()).toEqual([[WATCH]]);
    expect(heard).toEqual([WINDOW, QUOTE]);
  });

  it('reconnects when the background dies and repeats the last request', async () => {
    const { heat, gone } = client();
    heat.watch(WATCH);
    heat.watch({ ...WATCH, to: 3 });
    ports[0]?.end();
    heat.watch({ ...WATCH, to: 4 });
    await vi.runAllTimersAsync();
    ports[1]?.end();
    await vi.runAllTimersAsync();
    expect(said().slice(1)).toEqual([[{ ...WATCH, to: 4 }], [{ ...WATCH, to: 4 }]]);
    expect(gone).not.toHaveBeenCalled();
  });

  it('bears a port that died before it was told so', async () => {
    const { heat } = client();
    const [first] = ports;
    if (first) first.dead = true;
    heat.watch(WATCH);
    first?.end();
    await vi.runAllTimersAsync();
    expect(said()).toEqual([[], [WATCH]]);
  });

  it('reconnects when the page comes back from the back/forward cache', async () => {
    const { heat, heard } = client();
    heat.watch(WATCH);
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    expect(ports).toHaveLength(1);
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    ports[0]?.onMessage.emit([WINDOW]);
    ports[0]?.end();
    await vi.runAllTimersAsync();
    expect(said()).toEqual([[WATCH], [WATCH]]);
    expect(heard).toEqual([]);
  });

  it('stops for good when the extension is gone', async () => {
    const { heat, gone } = client();
    canConnect = false;
    ports[0]?.end();
    await vi.runAllTimersAsync();
    expect(gone).toHaveBeenCalledOnce();
    canConnect = true;
    heat.watch(WATCH);
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await vi.runAllTimersAsync();
    expect(ports).toHaveLength(1);
    expect(gone).toHaveBeenCalledOnce();
  });

  it('tells that the extension is gone only after it has returned', async () => {
    canConnect = false;
    const { gone } = client();
    expect(gone).not.toHaveBeenCalled();
    await vi.runAllTimersAsync();
    expect(gone).toHaveBeenCalledOnce();
  });

  it('lets go when closed', async () => {
    const { heat } = client();
    ports[0]?.end();
    heat.close();
    await vi.runAllTimersAsync();
    expect(ports).toHaveLength(1);
    const second = client();
    second.heat.close();
    expect(ports[1]?.dead).toBe(true);
  });
});

function server() {
  const watched: (readonly [HeatSource, WatchRequest])[] = [];
  const closed: HeatSource[] = [];
  acceptHeat({
    watch: (source, request) => void watched.push([source, request]),
    closed: (source) => void closed.push(source),
  });
  return { watched, closed };
}

describe('acceptHeat', () => {
  it('takes requests, answers and says when an overlay has gone', () => {
    const { watched, closed } = server();
    const port = new FakePort(HEAT_PORT);
    onConnect.emit(port);
    port.onMessage.emit(WATCH);
    const source = watched[0]?.[0];
    expect(watched.map(([, request]) => request)).toEqual([WATCH]);
    expect(source?.tabId).toBe(7);
    source?.send(WINDOW);
    vi.runAllTimers();
    source?.send(WINDOW);
    port.end();
    source?.send(WINDOW);
    vi.runAllTimers();
    expect(port.said).toEqual([[WINDOW]]);
    expect(closed).toEqual([source]);
  });

  it('lets what has time wait for what has not', () => {
    const { watched } = server();
    const port = new FakePort(HEAT_PORT);
    onConnect.emit(port);
    port.onMessage.emit(WATCH);
    const source = watched[0]?.[0];
    source?.send(WINDOW, 500);
    vi.advanceTimersByTime(400);
    expect(port.said).toEqual([]);
    source?.send(QUOTE);
    vi.advanceTimersByTime(50);
    expect(port.said).toEqual([[WINDOW, QUOTE]]);
    source?.send(WINDOW, 500);
    vi.runAllTimers();
    expect(port.said).toEqual([[WINDOW, QUOTE], [WINDOW]]);
  });

  it('says at once what came together, in its order', () => {
    const { watched } = server();
    const port = new FakePort(HEAT_PORT);
    onConnect.emit(port);
    port.onMessage.emit(WATCH);
    const source = watched[0]?.[0];
    source?.send(WINDOW);
    source?.send(QUOTE);
    vi.runAllTimers();
    source?.send(QUOTE);
    vi.runAllTimers();
    expect(port.said).toEqual([[WINDOW, QUOTE], [QUOTE]]);
  });

  it.each([undefined, 'watch', { ...WATCH, from: 2, to: 1 }, { ...WATCH, venue: '__proto__' }])(
    'drops the request %o',
    (message) => {
      const { watched } = server();
      const port = new FakePort(HEAT_PORT);
      onConnect.emit(port);
      port.onMessage.emit(message);
      expect(watched).toEqual([]);
    },
  );

  it.each([
    ['of another name', new FakePort('something-else')],
    ['of another extension', new FakePort(HEAT_PORT, { id: 'another-extension' })],
    ['of nobody', new FakePort(HEAT_PORT, {})],
  ])('ignores a port %s', (_what, port) => {
    const { watched, closed } = server();
    onConnect.emit(port);
    port.onMessage.emit(WATCH);
    port.end();
    expect([watched, closed]).toEqual([[], []]);
  });

  it('bears a port that died before it was told so', () => {
    const { watched } = server();
    const port = new FakePort(HEAT_PORT);
    onConnect.emit(port);
    port.onMessage.emit(WATCH);
    port.dead = true;
    watched[0]?.[0].send(WINDOW);
    expect(() => vi.runAllTimers()).not.toThrow();
  });
});
