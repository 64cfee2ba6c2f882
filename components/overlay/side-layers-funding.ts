import { type ChartView, timeToX, xToTime } from '@/lib/charts/chart-view';
import { ensureDefined } from '@/lib/core/assert';
import type { FundingView } from '@/lib/heatmaps/funding/view';
import type { Hatching } from '@/lib/render/hatch';
import type { PageTone } from '@/lib/render/page-tone';
import { fundingNamesWidth, paintFunding, paintFundingNames } from '@/lib/render/paint-funding';
import type { FundingBand } from '@/lib/render/paint-funding-place';

/** What a picture of the strip shows. */
interface StripScene {
  readonly funding: FundingView;
  readonly tone: PageTone;
  /** Of the time axis, CSS pixels a millisecond. */
  readonly slope: number;
  /** CSS pixels. */
  readonly height: number;
}

interface StripPicture extends StripScene {
  /** CSS pixels. */
  readonly width: number;
  /** The time at its left edge, epoch ms. */
  readonly from: number;
}

/** The share of the pane that a picture reaches beyond it on either side, once it is panned. */
const MARGIN_SHARE = 0.5;
/** How far the ends of a picture may lie from their time, CSS pixels. */
const MAX_STRAY_PX = 0.25;

/**
 * The funding strip as a picture, which a pan only moves, and one of its names, which stay: drawing it rectangle by
 * rectangle takes milliseconds where it shows many venues over a long time. Drawn anew for other rates and another zoom,
 * and with a margin where it is moved out of.
 */
export class FundingPicture {
  private held: StripPicture | undefined;
  private readonly strip: CanvasRenderingContext2D;
  private readonly names: CanvasRenderingContext2D;

  constructor(
    document: Document,
    private readonly hatching: Hatching,
  ) {
    const canvas = () => ensureDefined(document.createElement('canvas').getContext('2d'), 'a 2D context');
    this.strip = canvas();
    this.names = canvas();
  }

  /** Draws the strip with its names at the context's opacity, its times on whole pixels. */
  paint(
    context: Pick<CanvasRenderingContext2D, 'drawImage' | 'setTransform'>,
    view: ChartView,
    { top, height }: FundingBand,
    { funding, tone }: Pick<StripScene, 'funding' | 'tone'>,
  ): void {
    const scene: StripScene = { funding, tone, slope: view.time.slope, height };
    const isSame = this.held && isSameScene(this.held, scene);
    let { held } = this;
    if (!held || !isSame || !covers(held, view)) held = this.draw(view, scene, isSame ? MARGIN_SHARE : 0);
    this.held = held;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(this.strip.canvas, Math.round(timeToX(view.time, held.from) - view.pane.left), top);
    context.drawImage(this.names.canvas, 0, top);
  }

  private draw({ pane, time }: ChartView, scene: StripScene, marginShare: number): StripPicture {
    const { funding, tone, height } = scene;
    const margin = Math.ceil(marginShare * pane.width);
    const from = xToTime(time, pane.left - margin);
    const width = Math.ceil(pane.width) + 2 * margin;
    clear(this.strip, width, Math.ceil(height));
    clear(this.names, fundingNamesWidth(funding, height), Math.ceil(height));
    const axes = {
      pane: { left: 0, top: 0, width, height },
      price: UNUSED_PRICES,
      time: { ...time, offset: -from * time.slope },
    };
    const band = { top: 0, height };
    paintFunding(this.strip, axes, funding, { band, tone, hatching: this.hatching });
    paintFundingNames(this.names, funding, { band, tone });
    return { ...scene, width, from };
  }
}

/** Setting a size clears as well, but takes new memory. */
function clear(context: CanvasRenderingContext2D, width: number, height: number): void {
  const { canvas } = context;
  context.setTransform(1, 0, 0, 1, 0, 0);
  if (canvas.width === width && canvas.height === height) context.clearRect(0, 0, width, height);
  else [canvas.width, canvas.height] = [width, height];
}

/** A strip has no prices. */
const UNUSED_PRICES = { model: 'linear', offset: 0, slope: -1, shift: 0 } as const;

const isSameScene = (held: StripPicture, { funding, tone, slope, height }: StripScene) =>
  held.funding === funding &&
  held.tone === tone &&
  held.height === height &&
  held.width * Math.abs(slope / held.slope - 1) < MAX_STRAY_PX;

/** To the pixel that a picture is moved by at most. */
function covers({ width, from }: StripPicture, { pane, time }: ChartView): boolean {
  const left = Math.round(timeToX(time, from) - pane.left);
  return left <= 0 && left + width >= Math.floor(pane.width);
}
