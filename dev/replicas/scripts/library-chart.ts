import type { Feed } from '../../charting-library/bars';
import type { ChartSettings } from '../../charting-library/chart-options';
import type { ObjectName, Quirks } from '../../charting-library/quirks';
import { quirksOf } from '../../charting-library/quirks';
import { truthOf } from '../../charting-library/truth';
import { createWidget, type Widget } from '../../charting-library/widget';
import { MARKETS } from '../markets';
import type { FrameKind } from '../sites';
import { exposePage } from './expose-page';
import type { Replica } from './replica';

/** What a page has its frame show; the frame finds it on its parent, as the real library finds its data feed. */
export interface FrameTask {
  readonly feed: Feed;
  readonly charts: readonly ChartSettings[];
  readonly quirks: Quirks;
  ready(widget: Widget): void;
}

declare global {
  interface Window {
    frameTask?: FrameTask;
  }
}

/** Under which name the object is found, by the kind of frame. */
const OBJECTS: Readonly<Record<FrameKind, ObjectName>> = {
  top: 'TradingViewApi',
  'cross-origin': 'TradingViewApi',
  'same-origin': 'tvWidget',
  blob: 'tradingViewApi',
  srcdoc: 'widget',
  'about-blank': 'tradingViewApi',
};

export const quirksFor = ({ version, site }: Replica) => quirksOf(version, OBJECTS[site.frame ?? 'top']);

/** One chart of the page's market, or several of its markets in turn. */
export function settingsFor(replica: Replica): readonly ChartSettings[] {
  const { site, market, resolution, theme, bare, mode, inverted, timeZone, rsi } = replica;
  const others = MARKETS.filter(({ base }) => base !== market.base);
  return Array.from({ length: replica.charts }, (_, index) => ({
    symbol: site.symbol(index % 2 === 0 ? market : (others[0] ?? market)),
    exchange: site.exchange ?? site.title,
    resolution: index < 2 ? resolution : '5',
    theme,
    bare,
    mode,
    inverted,
    timeZone,
    rsi,
    volume: !bare,
  }));
}

/** Makes the widget within a frame or page and leaves the truth about it there. */
export async function runLibrary(
  box: HTMLElement,
  { feed, charts, quirks }: Pick<FrameTask, 'feed' | 'charts' | 'quirks'>,
): Promise<Widget> {
  const widget = createWidget(box, { feed, charts, quirks });
  await widget.start();
  exposePage({
    charts: widget.charts.map(truthOf),
    bars: () => widget.charts[0]?.bars ?? [],
    show({ from, to, prices, inverted }) {
      const [chart] = widget.charts;
      chart?.apply({ inverted });
      chart?.show(from, to, prices && { from: prices.low, to: prices.high });
    },
  });
  return widget;
}
