import { browser } from '../platform/browser';
import { ownTabId } from '../platform/tabs';
import {
  type ChartMessage,
  readChartMessage,
  readSidebarMessage,
  type SidebarMessage,
} from './chart-messages';

const PREFIX = 'sidebar:';
const RECONNECT_MS = 1_000;

/** One end of the line between a sidebar in a page and the overlay there. */
export interface Line<Out> {
  send(message: Out): void;
  close(): void;
}

/** Not by `randomUUID`, which pages without TLS do not have. */
export const newToken = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

type Port = ReturnType<typeof browser.runtime.connect>;

/**
 * The overlay's end: hears the sidebar that it put into the page and no other frame. Pages cannot open such ports, and
 * a frame of ours that the page put there by itself does not know the token.
 *
 * @param token known to this overlay and, by the part of its address that no page can read, to its sidebar.
 */
export function acceptSidebar(
  token: string,
  listener: { readonly opened: () => void; readonly heard: (message: SidebarMessage) => void },
): Line<ChartMessage> {
  let port: Port | undefined;
  const accept = (opened: Port) => {
    if (opened.name !== PREFIX + token || opened.sender?.id !== browser.runtime.id) return;
    port = opened;
    opened.onMessage.addListener((raw: unknown) => {
      const message = port === opened ? readSidebarMessage(raw) : undefined;
      if (message) listener.heard(message);
    });
    opened.onDisconnect.addListener(() => {
      if (port === opened) port = undefined;
    });
    listener.opened();
  };
  browser.runtime.onConnect.addListener(accept);
  return {
    send: (message) => port?.postMessage(message),
    close() {
      browser.runtime.onConnect.removeListener(accept);
      port?.disconnect();
      port = undefined;
    },
  };
}

/**
 * The sidebar's end. A page that rests in the back/forward cache loses its ports: the line is opened again until it is
 * closed.
 */
export function openChartLine(token: string, heard: (message: ChartMessage) => void): Line<SidebarMessage> {
  let port: Port | undefined;
  let closed = false;
  const connect = async () => {
    const tabId = await ownTabId();
    if (closed || tabId === undefined) return;
    const opened = browser.tabs.connect(tabId, { name: PREFIX + token });
    port = opened;
    opened.onMessage.addListener((raw: unknown) => {
      const message = readChartMessage(raw);
      if (message) heard(message);
    });
    opened.onDisconnect.addListener(() => {
      port = undefined;
      setTimeout(() => void connect(), RECONNECT_MS);
    });
  };
  void connect();
  return {
    send: (message) => port?.postMessage(message),
    close() {
      closed = true;
      port?.disconnect();
    },
  };
}
