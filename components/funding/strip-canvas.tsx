import { useEffect, useRef, useState } from 'preact/hooks';
import type { FundingView } from '@/lib/heatmaps/funding/view';
import { createHatching } from '@/lib/render/hatch';
import { paintFunding, paintFundingNames } from '@/lib/render/paint-funding';
import type { PageTone } from '@/lib/render/page-tone';
import { canvasSurface } from '@/lib/render/pixel-surface';
import { ROW_PX, stripAxes, stripPoint, type StripPoint } from './strip-axes';

interface StripCanvasProps {
  readonly view: FundingView;
  readonly spanMs: number;
  readonly tone: PageTone;
  readonly label: string;
  /** Hears what lies under the pointer; undefined when nothing is known there or the pointer is away. */
  readonly onPoint: (point: StripPoint | undefined) => void;
}

/** The picture of venues against time, as wide as there is room. */
export function StripCanvas({ view, spanMs, tone, label, onPoint }: StripCanvasProps) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const measure = () => setWidth(canvasRef.current?.parentElement?.clientWidth ?? 0);
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  useEffect(() => {
    if (canvasRef.current && width > 0) draw(canvasRef.current, view, { width, spanMs, tone });
  }, [view, spanMs, tone, width]);
  return (
    <canvas
      ref={canvasRef}
      role="img"
      aria-label={label}
      width={width}
      height={view.rows.length * ROW_PX}
      onPointerMove={({ offsetX, offsetY }) =>
        onPoint(stripPoint(view, stripAxes(view, width, spanMs), offsetX, offsetY))
      }
      onPointerLeave={() => onPoint(undefined)}
    />
  );
}

function draw(
  canvas: HTMLCanvasElement,
  view: FundingView,
  { width, spanMs, tone }: { readonly width: number; readonly spanMs: number; readonly tone: PageTone },
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const axes = stripAxes(view, width, spanMs);
  const hatching = createHatching(context, (w, h) => canvasSurface(document, w, h));
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, axes.pane.height);
  const band = { top: 0, height: axes.pane.height };
  paintFunding(context, axes, view, { band, tone, hatching });
  paintFundingNames(context, view, { band, tone });
}
