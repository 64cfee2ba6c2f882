import { isVersion, type VersionName } from '../../charting-library/quirks';
import { MODE, type PriceMode } from '../../charting-library/price-scale';
import type { ThemeName } from '../../charting-library/theme';
import { type Market, marketOf, MARKETS } from '../markets';
import { isReplica, type ReplicaName, REPLICAS, type ReplicaSite } from '../sites';

/** What the page's address asks for. */
export interface Replica {
  readonly name: ReplicaName;
  readonly site: ReplicaSite;
  readonly market: Market;
  readonly resolution: string;
  readonly theme: ThemeName;
  /** Nothing bright but an overlay, and nothing beside the chart. */
  readonly bare: boolean;
  readonly mode: PriceMode;
  readonly inverted: boolean;
  /** One, two or four charts. */
  readonly charts: number;
  readonly version: VersionName;
  readonly timeZone: string;
  readonly rsi: boolean;
}

/** Names of the intervals as buttons show them, and the library's names for them. */
export const RESOLUTIONS: Readonly<Record<string, string>> = {
  '1s': '1S',
  '1m': '1',
  '5m': '5',
  '15m': '15',
  '1h': '60',
  '4h': '240',
  '1d': '1D',
};

/** Reads `?symbol=BTCUSDT&interval=1m&theme=light&bare=1&log=1&mode=2&inverted=1&charts=2&version=late&zone=Asia/Tokyo&rsi=1`. */
export function readReplica(): Replica {
  const name = document.documentElement.dataset['replica'] ?? '';
  if (!isReplica(name)) throw new Error(`No replica ${name}`);
  const site = REPLICAS[name];
  const query = new URLSearchParams(location.search);
  const version = query.get('version') ?? 'usual';
  return {
    name,
    site,
    market: marketAt(new URL(location.href), site),
    resolution: RESOLUTIONS[query.get('interval') ?? '1m'] ?? '1',
    theme: query.get('theme') === 'light' ? 'light' : 'dark',
    bare: query.has('bare'),
    mode: modeIn(query),
    inverted: query.has('inverted'),
    charts: Number(query.get('charts') ?? 1),
    version: isVersion(version) ? version : 'usual',
    timeZone: query.get('zone') ?? 'Etc/UTC',
    rsi: query.has('rsi'),
  };
}

function modeIn(query: URLSearchParams): PriceMode {
  if (query.has('log')) return MODE.logarithmic;
  const wanted = Number(query.get('mode') ?? MODE.linear);
  return Object.values(MODE).find((mode) => mode === wanted) ?? MODE.linear;
}

/** Whether the page stands under its own real address and not under `/replica/…` of the local server. */
const isAtHome = (url: URL) => !url.pathname.startsWith('/replica');

/** The market of the page's address. */
export function marketAt(url: URL, site: ReplicaSite): Market {
  const found = isAtHome(url) && MARKETS.find((market) => isPageOf(url, site.path(market)));
  return found || marketOf(url.searchParams.get('symbol') ?? '');
}

const trimmed = (path: string) => path.replace(/\/$/, '');

function isPageOf(url: URL, path: string): boolean {
  const wanted = new URL(path, url);
  const samePlace = trimmed(wanted.pathname) === trimmed(url.pathname) && wanted.hash === url.hash;
  return samePlace && [...wanted.searchParams].every(([name, value]) => url.searchParams.get(name) === value);
}

/** The address of another market of the page, with what else the address asks for. */
export function addressFor(url: URL, site: ReplicaSite, market: Market): string {
  if (!isAtHome(url)) {
    const next = new URL(url);
    next.searchParams.set('symbol', `${market.base}${market.quote}`);
    return next.href;
  }
  const next = new URL(site.path(market), url);
  for (const [name, value] of url.searchParams)
    if (!next.searchParams.has(name)) next.searchParams.set(name, value);
  return next.href;
}
