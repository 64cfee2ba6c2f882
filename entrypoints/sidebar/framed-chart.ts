import type { ChartPort } from '@/components/sidebar/ports';
import { ownTabId } from '@/lib/platform/tabs';
import { type Line, openChartLine } from '@/lib/protocol/chart-line';
import type { SidebarMessage } from '@/lib/protocol/chart-messages';

/**
 * The chart of the page that this sidebar is a frame of; undefined in a tab of its own. The overlay that made the frame
 * gave it a token behind the `#` of its address: one that somebody else made has none, hears nothing and stays empty.
 */
export function framedChart(): ChartPort | undefined {
  if (window.top === window) return undefined;
  let line: Line<SidebarMessage> | undefined;
  return {
    send: (message) => line?.send(message),
    listen(listener) {
      const opened = openChartLine(location.hash.slice(1), (message) => {
        void displaceOthers(opened);
        listener(message);
      });
      line = opened;
    },
  };
}

let hasDisplaced = false;

/** A tab has one sidebar, however many of its frames have charts: the newest. */
async function displaceOthers(line: Line<SidebarMessage>): Promise<void> {
  if (hasDisplaced) return;
  hasDisplaced = true;
  const others = new BroadcastChannel('sidebar');
  const own = await ownTabId();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel within the extension, no window
  others.postMessage(own);
  others.addEventListener('message', ({ data }) => data === own && line.send({ type: 'displaced' }));
}
