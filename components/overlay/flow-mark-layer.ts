import { type ChartView, yToPrice } from '@/lib/charts/chart-view';
import type { FlowMark, MarkBand } from '@/lib/heatmaps/marks/flow-mark';
import { layMarks, newestMarks } from '@/lib/heatmaps/marks/lay-marks';
import type { VenueId } from '@/lib/market/venues';
import type { FlowMarks, LayerBands } from '@/lib/protocol/messages';
import { MarkLayout } from '@/lib/render/mark-layout';
import { paintFlowMarks, type PaintFlowMarksOptions } from '@/lib/render/paint-flow-marks';
import { bandsOf } from './bands-of';

/** What the marks of walls, flow and cascades know of a place. */
export interface MarkedPlace {
  readonly marks: readonly FlowMark[];
  readonly bands: readonly MarkBand[];
}

type Look = Pick<PaintFlowMarksOptions, 'candles' | 'barMs' | 'tone' | 'opacity'>;

/** The marks of walls, flow and cascades on one chart. */
export class FlowMarkLayer {
  private readonly layout = new MarkLayout();
  private readonly shifts = new Map<VenueId, number>();
  private reference: VenueId | undefined;
  private time = 0;
  private newest: ReadonlyMap<string, FlowMark> = new Map();
  private marks: readonly FlowMark[] = [];
  private bands: readonly MarkBand[] = [];
  private look: Look | undefined;

  /** Of another market nothing is kept. */
  clear(): void {
    this.shifts.clear();
    this.newest = new Map();
    this.marks = this.bands = [];
  }

  setMarks({ time, marks, shifts }: FlowMarks): void {
    const reference = shifts.find(({ shift }) => shift === 0)?.venue;
    // Venues that are silent keep their shift, unless the prices are another venue's now.
    if (reference !== this.reference) this.shifts.clear();
    this.reference = reference;
    for (const { venue, shift } of shifts) this.shifts.set(venue, shift);
    this.time = time;
    this.newest = newestMarks(marks, this.newest);
    this.marks = layMarks(this.newest.values(), this.shifts, time);
  }

  setBands(bands: LayerBands): void {
    this.bands = bandsOf(bands);
  }

  /** @param view on the prices of the columns. */
  paint(context: CanvasRenderingContext2D, view: ChartView, look: Look): void {
    const { layout, marks, bands, time } = this;
    this.look = look;
    paintFlowMarks(context, view, layout, { ...look, marks, bands, time });
  }

  /** What was drawn at a client point, and the bands of its price right of the candles. */
  at(view: ChartView, clientX: number, clientY: number): MarkedPlace {
    const { layout, marks, bands, time, look } = this;
    const { pane, price } = view;
    // Of several pieces the last one was laid last.
    if (view.pieces && look) layout.lay(view, { ...look, marks, time });
    const x = clientX - pane.left;
    const at = yToPrice(price, clientY);
    return {
      marks: layout.at(x, clientY - pane.top).flatMap((index) => marks[index] ?? []),
      bands: x < layout.open ? [] : bands.filter(({ low, high }) => at >= low && at < high),
    };
  }
}
