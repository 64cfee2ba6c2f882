import type {
  CustomData,
  CustomSeriesOptions,
  ICustomSeriesPaneRenderer,
  ICustomSeriesPaneView,
  PaneRendererCustomData,
  PriceToCoordinateConverter,
  Time,
} from 'lightweight-charts';
import { customSeriesDefaultOptions } from 'lightweight-charts';

interface PriceCell {
  readonly low: number;
  readonly high: number;
  readonly amount: number;
}

export interface HeatBar extends CustomData {
  readonly cells: readonly PriceCell[];
}

type DrawTarget = Parameters<ICustomSeriesPaneRenderer['draw']>[0];
type HeatBars = PaneRendererCustomData<Time, HeatBar>;

/**
 * The way heatmaps are drawn as a custom series of lightweight-charts: cells are objects, each frame maps all of them
 * to coordinates and fills one rectangle per visible cell with a colour written as text.
 */
export class PluginHeatmap implements ICustomSeriesPaneView<Time, HeatBar> {
  private data: HeatBars | undefined;

  renderer(): ICustomSeriesPaneRenderer {
    return { draw: (target, priceToCoordinate) => this.draw(target, priceToCoordinate) };
  }

  update(data: HeatBars): void {
    this.data = data;
  }

  priceValueBuilder({ cells }: HeatBar): number[] {
    const [first, last] = [cells[0], cells.at(-1)];
    return first && last ? [first.low, last.high, (first.low + last.high) / 2] : [Number.NaN];
  }

  isWhitespace(bar: Partial<HeatBar>): bar is never {
    return bar.cells === undefined;
  }

  defaultOptions(): CustomSeriesOptions {
    return { ...customSeriesDefaultOptions };
  }

  private draw(target: DrawTarget, priceToCoordinate: PriceToCoordinateConverter): void {
    const { data } = this;
    if (!data?.visibleRange) return;
    const { from, to } = data.visibleRange;
    target.useBitmapCoordinateSpace(({ context, horizontalPixelRatio, verticalPixelRatio }) => {
      const bars = data.bars.map(({ x, originalData }) => ({
        x,
        cells: originalData.cells.map(({ amount, low, high }) => ({
          amount,
          low: priceToCoordinate(low) ?? 0,
          high: priceToCoordinate(high) ?? 0,
        })),
      }));
      const width = Math.max(1, Math.round(data.barSpacing * horizontalPixelRatio));
      for (const { x, cells } of bars.slice(from, to)) {
        const left = Math.round(x * horizontalPixelRatio - width / 2);
        for (const { amount, low, high } of cells) {
          const top = Math.round(high * verticalPixelRatio);
          const height = Math.max(1, Math.round(low * verticalPixelRatio) - top);
          context.fillStyle = shade(amount);
          context.fillRect(left, top, width, height);
        }
      }
    });
  }
}

const shade = (amount: number) => {
  const share = Math.min(100, amount);
  return `rgba(${Math.round(155 + share)}, ${Math.round(share * 1.5)}, ${Math.round(100 - share)}, ${0.2 + share * 0.8})`;
};
