import { type LayerReading, mapLayer, pointsDensity } from '../analysis/density/layer';
import { columnReading, rowsDensity } from '../analysis/density/readings';
import type { HeatColumn } from '../heatmaps/columns/column';
import type { VolumeProfile } from '../heatmaps/volume-profile/profile';
import type { MapInput } from './facts';

/** What voids and convergence are looked for in, of what is known. @param column newest of the order book. */
export function layersOf(
  column: HeatColumn,
  map: MapInput | undefined,
  profile: VolumeProfile | undefined,
  price: number,
): readonly LayerReading[] {
  return [
    mapLayer('order-book', columnReading(column, 'observed')),
    ...(map ? [mapLayer('liquidation', map.reading)] : []),
    ...(profile && Number.isFinite(profile.poc) ? profileLayers(profile, price) : []),
  ];
}

function profileLayers(profile: VolumeProfile, price: number): readonly LayerReading[] {
  const { to: time, venues, firstBin, binSize, buy, sell, unknown, nakedPocs } = profile;
  const size = buy.map((bought, row) => bought + (sell[row] ?? 0) + (unknown[row] ?? 0));
  const density = rowsDensity({ firstBin, binSize, size }, []);
  const source = { time, basis: 'observed', venues: venues.map(({ venue }) => venue) } as const;
  const naked = nakedPocs.filter(({ touchedAt }) => Number.isNaN(touchedAt)).map((poc) => poc.price);
  return [
    { ...source, layer: 'volume-profile', density },
    { ...source, layer: 'naked-poc', density: pointsDensity(naked, density.known, price), isPoints: true },
  ];
}
