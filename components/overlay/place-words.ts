import type { ChartView } from '@/lib/charts/chart-view';
import { xToTime, yToPrice } from '@/lib/charts/chart-view';
import { ownRate } from '@/lib/heatmaps/funding/rate';
import { rateAt } from '@/lib/heatmaps/funding/rate-at';
import { VENUE_NAMES } from '@/lib/market/venues';
import type { UnitNames } from './layer-words';
import type { OverlayLook } from './look';
import { markWords } from './mark-words';
import { compactNumber, priceText } from './numbers';
import type { NamedSpan, SideLayers } from './side-layers';

interface PlaceFacts {
  readonly look: OverlayLook;
  readonly basis: number;
  readonly units: UnitNames;
  readonly now: number;
}

const NODE_NAMES: Readonly<Record<NamedSpan['kind'], string>> = {
  high: 'high-volume node',
  low: 'low-volume node',
  void: 'void (hardly traded)',
};

const PERCENT = new Intl.NumberFormat('en-US', {
  style: 'percent',
  maximumFractionDigits: 4,
  signDisplay: 'exceptZero',
});

/** What marks, the volume profile and the funding strip know of a place of the chart. */
export class PlaceWords {
  constructor(private readonly sides: SideLayers) {}

  /** @param point client CSS pixels. */
  at(
    view: ChartView,
    point: { readonly x: number; readonly y: number },
    facts: PlaceFacts,
  ): readonly string[] {
    return [
      ...this.marked(view, point, facts),
      ...this.traded(view, point.y, facts),
      ...this.nodes(view, point.y, facts),
      ...this.funding(view, point, facts),
    ];
  }

  private marked(
    view: ChartView,
    { x, y }: { readonly x: number; readonly y: number },
    { look, ...facts }: PlaceFacts,
  ): readonly string[] {
    if (!look.marks.visible) return [];
    const step = Math.abs(yToPrice(view.price, y + 1) - yToPrice(view.price, y));
    return markWords(this.sides.markedAt(view, x, y), { ...facts, step });
  }

  private traded(view: ChartView, y: number, { look, units: { base } }: PlaceFacts): readonly string[] {
    const traded = look.profile.visible ? this.sides.tradedAt(view, y) : undefined;
    if (!traded) return [];
    const share = traded.bought === undefined ? '' : ` · ${Math.round(100 * traded.bought)} % bought`;
    return [`traded here ${compactNumber(traded.size)} ${base}${share}`];
  }

  private nodes(view: ChartView, y: number, { look, basis }: PlaceFacts): readonly string[] {
    const named = look.profile.visible ? this.sides.nodesAt(view, y) : [];
    return named.map(({ kind, low, high, step }) => {
      const [from, to] = [low, high].map((price) => priceText(price - basis, step));
      return `${NODE_NAMES[kind]} ${from} – ${to}`;
    });
  }

  /** The venue whose row of the strip lies under the point. */
  private funding(
    view: ChartView,
    { x, y }: { readonly x: number; readonly y: number },
    { look, basis }: PlaceFacts,
  ): readonly string[] {
    const { rates } = this.sides;
    if (!look.funding.visible || !rates) return [];
    const band = this.sides.fundingBand(view, basis);
    if (!band) return ['funding: no room clear of the candles'];
    const row = rates.rows[Math.floor(((y - view.pane.top - band.top) * rates.rows.length) / band.height)];
    if (!row) return [];
    const time = xToTime(view.time, x);
    const name = `${VENUE_NAMES[row.venue]} funding`;
    const rate = rateAt(row, time);
    // The strip shows nothing of the future beyond what is predicted.
    if (!rate) return time < rates.time ? [`${name}: unknown here`] : [];
    const { kind, r8, intervalHours } = rate;
    return [
      `${name}, ${kind}`,
      `${PERCENT.format(ownRate(r8, intervalHours))} in ${intervalHours} h · ${PERCENT.format(r8)} in 8 h`,
    ];
  }
}
