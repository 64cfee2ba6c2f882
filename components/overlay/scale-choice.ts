import type { HeatLayerId } from '@/lib/heatmaps/layers';
import type { LiquidationMarks } from '@/lib/protocol/messages';
import { bookWords } from './book-words';
import type { HeatStack } from './heat-stack';
import type { LegendModel } from './legend';
import type { OverlayLook } from './look';

/** What the sizes of the liquidation map rest on, in words. */
export function scaleWords({ scale, confidence }: Pick<LiquidationMarks, 'scale' | 'confidence'>): string {
  if (!scale) return '';
  const words = `modelled, ${BASES[scale]}`;
  return confidence === undefined ? words : `${words}; ${Math.round(100 * confidence)} % sure near the price`;
}

const BASES: Readonly<Record<NonNullable<LiquidationMarks['scale']>, string>> = {
  calibrated: 'calibrated',
  'open-interest': 'share of open interest',
  relative: 'relative only',
};

/** How strongly the liquidation map is painted, by what its sizes rest on. */
export const SCALE_TRUST: Readonly<Record<NonNullable<LiquidationMarks['scale']>, number>> = {
  calibrated: 1,
  'open-interest': 0.75,
  relative: 0.5,
};

/** Which heatmap's scale the legend shows: the topmost one's, until the user wants another. */
export class ScaleChoice {
  private chosen: HeatLayerId | undefined;
  /** What the sizes of a layer rest on, in words. */
  private readonly notes = new Map<HeatLayerId, string>();

  constructor(private readonly heat: HeatStack) {}

  setNote(layer: HeatLayerId, note: string): void {
    this.notes.set(layer, note);
  }

  /** Goes to the next heatmap that is shown, downwards. */
  next(): void {
    const ids = this.shown;
    const at = ids.indexOf(this.current ?? 'order-book');
    this.chosen = ids[(at + 1) % ids.length];
  }

  model({ layers }: OverlayLook, base: string): LegendModel | undefined {
    const layer = this.current;
    const scale = layer && this.heat.tracks[layer].scale;
    if (!layer || !scale) return undefined;
    const hasOthers = this.shown.length > 1;
    const note = layer === 'order-book' ? bookWords(this.heat.book) : (this.notes.get(layer) ?? '');
    return { layer, hasOthers, note, style: layers[layer], scale, base };
  }

  /** The topmost first. */
  private get shown(): readonly HeatLayerId[] {
    return this.heat.shown.map(({ id }) => id).toReversed();
  }

  private get current(): HeatLayerId | undefined {
    const { chosen, shown } = this;
    return chosen && shown.includes(chosen) ? chosen : shown[0];
  }
}
