import { browser } from '../platform/browser';
import { HEAT_PORT, type HeatMessage, type WatchRequest } from './messages';
import { readWatchRequest } from './readers';

const RECONNECT_MS = 500;
/** What is said to a page within this time comes to it as one: each message interrupts its frames, however little it holds. */
const GATHER_MS = 20;

/** The overlay's end of the live stream. */
export interface HeatClient {
  /** Says what the overlay shows; repeated by itself after the background came back. */
  watch(request: WatchRequest): void;
  close(): void;
}

/**
 * Opens the live stream. The background may die at any moment, and a page that rests in the back/forward cache loses its
 * port without a word: the port is opened again, which also wakes the background. `onGone` is called once, never before
 * this function has returned, when that is impossible because the extension was updated or removed.
 */
export function openHeat(onMessage: (message: HeatMessage) => void, onGone: () => void): HeatClient {
  let last: WatchRequest | undefined;
  let port: ReturnType<typeof browser.runtime.connect> | undefined;
  let closed = false;

  const connect = () => {
    if (closed || port) return;
    try {
      port = browser.runtime.connect({ name: HEAT_PORT });
    } catch {
      close();
      queueMicrotask(onGone);
      return;
    }
    const opened = port;
    opened.onMessage.addListener((message: unknown) => {
      if (port === opened) (message as readonly HeatMessage[]).forEach(onMessage);
    });
    opened.onDisconnect.addListener(() => {
      if (port !== opened) return;
      port = undefined;
      setTimeout(connect, RECONNECT_MS);
    });
    if (last) post(opened, last);
  };

  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    drop();
    connect();
  };

  const drop = () => {
    const dropped = port;
    port = undefined;
    dropped?.disconnect();
  };

  const close = () => {
    closed = true;
    window.removeEventListener('pageshow', onShow);
    drop();
  };

  window.addEventListener('pageshow', onShow);
  connect();
  return {
    watch(request) {
      last = request;
      if (port) post(port, request);
    },
    close,
  };
}

/** Says something on a port that may just have died: its end is then on its way to those who wait for it. */
function post(
  port: { postMessage(message: unknown): void },
  message: WatchRequest | readonly HeatMessage[],
): void {
  try {
    port.postMessage(message);
  } catch {
    // What was to be said is lost with the port.
  }
}

/** The background's end of one overlay's stream. */
export interface HeatSource {
  readonly tabId: number | undefined;
  /** Says it within so many milliseconds, by itself very soon, together with all else that is to be said. */
  send(message: HeatMessage, withinMs?: number): void;
}

export interface HeatListener {
  watch(source: HeatSource, request: WatchRequest): void;
  closed(source: HeatSource): void;
}

/** Accepts the streams of our own content scripts; malformed requests are dropped. */
export function acceptHeat(listener: HeatListener): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== HEAT_PORT || port.sender?.id !== browser.runtime.id) return;
    let open = true;
    let waiting: HeatMessage[] = [];
    const say = () => {
      if (open && waiting.length > 0) post(port, waiting);
      waiting = [];
    };
    const source: HeatSource = {
      tabId: port.sender?.tab?.id,
      send(message, withinMs = GATHER_MS) {
        if (!open) return;
        waiting.push(message);
        setTimeout(say, withinMs);
      },
    };
    port.onMessage.addListener((message: unknown) => {
      const request = readWatchRequest(message);
      if (request) listener.watch(source, request);
    });
    port.onDisconnect.addListener(() => {
      open = false;
      listener.closed(source);
    });
  });
}
