import type { Feed, LibraryBar } from '../../charting-library/bars';
import { bar, follow, loadBars, type PageBar } from '../../pages/scripts/venue-client';
import { localName, marketOf } from '../markets';
import { RESOLUTIONS } from './replica';

interface KlineData {
  readonly k: Readonly<Record<'o' | 'h' | 'l' | 'c', string>> & { readonly t: number };
}

const toLibrary = ({ time, ...prices }: PageBar): LibraryBar => ({ ...prices, time: time * 1000 });

const intervalOf = (resolution: string) =>
  Object.keys(RESOLUTIONS).find((name) => RESOLUTIONS[name] === resolution) ?? '1m';

/** Bars of the local exchange under whatever notation a page has for the market. */
export const localFeed: Feed = {
  tickOf: (symbol) => marketOf(symbol).tick,
  async load(symbol, resolution) {
    const bars = await loadBars(localName(marketOf(symbol)), intervalOf(resolution));
    return bars.map(toLibrary);
  },
  follow(symbol, resolution, hear) {
    const name = localName(marketOf(symbol)).toLowerCase();
    return follow('market', [`${name}@kline_${intervalOf(resolution)}`], (data) => {
      const { t, o, h, l, c } = (data as KlineData).k;
      hear(toLibrary(bar(t, o, h, l, c)));
    });
  },
};
