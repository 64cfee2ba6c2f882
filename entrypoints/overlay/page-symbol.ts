import { anyPage } from '@/lib/sites/any-page';
import { siteOf, sitesOf } from '@/lib/sites/registry';
import type { PageSymbol, Site } from '@/lib/sites/site';
import { chartLegend } from './chart-legend';
import type { ChartPosition } from './chart-position';
import { topPage } from './top-page';

const SITES = sitesOf({ demo: import.meta.env.MODE === 'demo' });
const MOST_CHARTS = 32;

/** What the facts of each chart said last: looked at every second, they are nearly always the same. */
const symbols = new Map<string, { readonly facts: string; readonly symbol: PageSymbol | undefined }>();
/** Of the address that the page has now. */
let found: { readonly address: string; readonly site: Site } | undefined;

/** The symbol that a chart and its page name; undefined where neither does. */
export function pageSymbol({ state, main }: ChartPosition): PageSymbol | undefined {
  const { url, title, document: top } = topPage(window);
  const site = pageSite();
  const place = state.kind === 'locked' ? state.view : state.place;
  const chartSymbol = state.kind === 'locked' ? state.view.symbol : undefined;
  const legend = site.legend && chartLegend(site.legend, place?.surface, top);
  const facts = [url.href, title, location.href, main, legend, chartSymbol].join('\n');
  const held = symbols.get(state.id);
  if (held?.facts === facts) return held.symbol;
  const symbol = site.symbol({
    url,
    title,
    main,
    ...(window.top !== window && { frameUrl: new URL(location.href) }),
    ...(legend && { legend }),
    ...(chartSymbol !== undefined && { chartSymbol }),
  });
  // A page may make charts anew for ever.
  if (symbols.size > MOST_CHARTS) symbols.clear();
  symbols.set(state.id, { facts, symbol });
  return symbol;
}

/** The site of the frame, of the page around it, or the rules for pages nobody knows. */
export function pageSite(): Site {
  const { url } = topPage(window);
  const address = `${location.href}\n${url.href}`;
  if (found?.address !== address) {
    const site = siteOf(new URL(location.href), SITES) ?? siteOf(url, SITES) ?? anyPage;
    found = { address, site };
  }
  return found.site;
}
