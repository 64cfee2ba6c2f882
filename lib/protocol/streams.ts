import { browser } from '../platform/browser';
import { HEAT_PORT, type HeatMessage, type WatchRequest } from './messages';
import { readWatchRequest } from './readers';

const RECONNECT_MS = 500;

/** The overlay's end of the live stream. */
export interface HeatClient {
  /** Says what the overlay shows; repeated by itself after the background came back. */
  watch(request: WatchRequest): void;
  close(): void;
}

/**
 * Opens the live stream. The background may die at any moment: the port is opened again, which also wakes it.
 * `onGone` is called once when that is impossible because the extension was updated or removed.
 */
export function openHeat(onMessage: (message: HeatMessage) => void, onGone: () => void): HeatClient {
  let last: WatchRequest | undefined;
  let port: ReturnType<typeof browser.runtime.connect> | undefined;
  let closed = false;

  const connect = () => {
    if (closed) return;
    try {
      port = browser.runtime.connect({ name: HEAT_PORT });
    } catch {
      closed = true;
      onGone();
      return;
    }
    port.onMessage.addListener((message: unknown) => onMessage(message as HeatMessage));
    port.onDisconnect.addListener(() => {
      port = undefined;
      setTimeout(connect, RECONNECT_MS);
    });
    if (last) port.postMessage(last);
  };
  connect();

  return {
    watch(request) {
      last = request;
      port?.postMessage(request);
    },
    close() {
      closed = true;
      port?.disconnect();
    },
  };
}

/** The background's end of one overlay's stream. */
export interface HeatSource {
  readonly tabId: number | undefined;
  send(message: HeatMessage): void;
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
    const source: HeatSource = {
      tabId: port.sender?.tab?.id,
      send: (message) => {
        if (open) port.postMessage(message);
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
