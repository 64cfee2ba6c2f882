import type { Widget } from '../../charting-library/widget';
import { localFeed } from './feed';
import { quirksFor, runLibrary, settingsFor } from './library-chart';
import { makeFrame } from './make-frame';
import { readReplica, type Replica } from './replica';
import { type ChartStyle, elementById, surround } from './surroundings';

/** A page with the charting library: in the page itself or in a frame. */
const box = elementById('chart');

class LibraryPage {
  private widget: Promise<Widget>;

  constructor(private replica: Replica) {
    this.widget = this.make();
  }

  private make(): Promise<Widget> {
    const { site, name } = this.replica;
    const { frame = 'top' } = site;
    const task = { feed: localFeed, charts: settingsFor(this.replica), quirks: quirksFor(this.replica) };
    if (frame === 'top' || frame === 'cross-origin') return runLibrary(box, task);
    return new Promise((ready) => {
      window.frameTask = { ...task, ready };
      makeFrame(frame, box, name);
    });
  }

  async show(changes: Pick<Replica, 'market' | 'resolution'>): Promise<void> {
    this.replica = { ...this.replica, ...changes };
    const widget = await this.widget;
    const chart = widget.charts[widget.active];
    const symbol = this.replica.site.symbol(changes.market);
    if (!chart) return;
    if (chart.options.symbol === symbol) widget.setResolution(chart, changes.resolution);
    else widget.setSymbol(chart, symbol);
  }

  async restyle(style: ChartStyle): Promise<void> {
    this.replica = { ...this.replica, ...style };
    for (const chart of (await this.widget).charts) chart.apply(style);
  }

  async remake(): Promise<void> {
    (await this.widget).destroy();
    box.replaceChildren();
    this.widget = this.make();
  }
}

/** Where a widget of another origin is: on the local server the other name of this computer. */
function widgetAddress({ name, site, market }: Replica): string {
  const symbol = encodeURIComponent(site.symbol(market));
  const query = `${location.search}${location.search ? '&' : '?'}symbol=${symbol}`;
  if (location.hostname !== '127.0.0.1') return `https://${site.frameHost ?? ''}/widgetembed/${query}`;
  return `http://localhost:${location.port}/replica-frame/${name}${query}`;
}

function embedWidget(replica: Replica): void {
  document.title = replica.site.heading(replica.market, '');
  const widget = document.createElement('iframe');
  widget.src = widgetAddress(replica);
  box.append(widget);
}

const replica = readReplica();
document.documentElement.dataset['theme'] = replica.theme;
if (replica.site.frame === 'cross-origin') embedWidget(replica);
else {
  const page = new LibraryPage(replica);
  surround(replica, {
    show: (market, resolution) => void page.show({ market, resolution }),
    restyle: (style) => void page.restyle(style),
    remake: () => void page.remake(),
  });
}
