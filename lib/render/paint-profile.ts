import { timeToX } from '../charts/chart-view';
import { parseStep } from '../core/decimal-step';
import { onceEach } from '../core/once-each';
import type { DevelopingPath, VolumeProfile } from '../heatmaps/volume-profile/profile';
import { profileBands } from './paint-profile-bands';
import { lastEnd, type ProfileBar, profileBars } from './paint-profile-bars';
import { type CandlePlaces, edgeY } from './candle-places';
import { paintNodes } from './paint-profile-nodes';
import type { PageTone } from './page-tone';
import { PROFILE_TONES, type ProfileTones } from './paint-profile-tones';
import type { ChartAxes } from './project';

/** The little of a 2D context that a profile is drawn with. */
export type ProfileContext = Pick<
  CanvasRenderingContext2D,
  | 'fillRect'
  | 'fillText'
  | 'setTransform'
  | 'fillStyle'
  | 'font'
  | 'globalAlpha'
  | 'textAlign'
  | 'textBaseline'
>;

export interface PaintProfileOptions {
  /** Where the candles in view lie in the pane. */
  readonly places: CandlePlaces;
  /** The page behind. */
  readonly tone: PageTone;
  /** 0…1 */
  readonly opacity: number;
}

/** The share of the pane's width that the longest bar takes. */
const WIDTH_SHARE = 0.18;
const MARK_PX = 3;
const FONT = '11px system-ui, sans-serif';
const TEXT_PX = 12;
/** No digit of the font is wider. */
const CHARACTER_PX = 7;
const TEXT_PAD_PX = 3;

/** How long the longest bar is, CSS pixels. */
export const longestBar = ({ width }: ChartAxes['pane']) => Math.floor(WIDTH_SHARE * Math.floor(width));

interface Painting {
  readonly context: ProfileContext;
  readonly axes: ChartAxes;
  readonly profile: VolumeProfile;
  readonly tones: ProfileTones;
  readonly places: CandlePlaces;
  /** Of the pane, whole pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Draws a profile over what the pane shows already; the context's canvas covers the pane at one pixel per CSS pixel. Bars
 * grow leftwards from the right edge, each at most to the first candle that meets its prices, and lines stop where a
 * candle is: no pixel of a candle is covered. A time axis that does not run to the right shows nothing.
 */
export function paintProfile(
  context: ProfileContext,
  axes: ChartAxes,
  profile: VolumeProfile,
  { places, tone, opacity }: PaintProfileOptions,
): void {
  if (!(axes.time.slope > 0) || Number.isNaN(profile.poc)) return;
  const [width, height] = [Math.floor(axes.pane.width), Math.floor(axes.pane.height)];
  const painting = { context, axes, profile, tones: PROFILE_TONES[tone], places, width, height };
  const label = labelOf(profile);
  const longest = longestBar(axes.pane);
  const ends = places.ends(width - Math.max(longest, labelWidth(label)));
  const bars = profileBars(profile, profileBands(axes, profile), { width, longest, ends });
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = opacity;
  paintBars(painting, bars);
  paintNodes({ ...painting, ends }, profile);
  paintNaked(painting);
  paintDeveloping(painting, profile.developing);
  paintValue(painting);
  paintLabel(painting, label, ends);
  context.globalAlpha = 1;
}

function paintBars({ context, tones }: Painting, bars: readonly ProfileBar[]): void {
  for (const isValue of [true, false]) {
    const shown = bars.filter((bar) => bar.isValue === isValue);
    for (const part of [0, 1, 2] as const) {
      context.fillStyle = (isValue ? tones.value : tones.other)[part];
      for (const { top, height, edges } of shown) {
        const [right, left] = [edges[part], edges[part + 1] as number];
        if (right > left) context.fillRect(left, top, right - left, height);
      }
    }
  }
  context.fillStyle = tones.cut;
  for (const { top, height, edges, isCut } of bars) if (isCut) context.fillRect(edges[3], top, 1, height);
}

/** Points of control of past sessions, to the right until they were touched, which a mark tells. */
function paintNaked(painting: Painting): void {
  const { context, profile, tones, width } = painting;
  for (const poc of profile.nakedPocs) {
    const isTouched = !Number.isNaN(poc.touchedAt);
    const left = pixelAt(painting, poc.to);
    const right = isTouched ? pixelAt(painting, poc.touchedAt) : width;
    if (right <= left) continue;
    context.fillStyle = poc.certain ? tones.naked : tones.uncertain;
    const y = edgeY(painting.axes, poc.price);
    const end = isTouched ? paintMark(painting, y, left, right) : right;
    if (end > left) paintLine(painting, y, left, end);
  }
}

/** A square before the candle that touched a line at `y`, or where its last free stretch ends; where it begins. */
function paintMark(painting: Painting, y: number, left: number, right: number): number {
  const end = painting.places.lastFree(Math.floor(y), left, right);
  if (Number.isNaN(end)) return left;
  const start = Math.max(0, end - MARK_PX);
  for (const beside of [-1, 0, 1]) paintLine(painting, y + beside, start, end);
  return start;
}

function paintDeveloping(painting: Painting, { time, poc }: DevelopingPath): void {
  const { context, axes, profile, tones } = painting;
  context.fillStyle = tones.developing;
  for (let start = 0, next = 0; start < time.length; start = next) {
    next = start + 1;
    while (next < time.length && poc[next] === poc[start]) next += 1;
    const left = pixelAt(painting, time[start] as number);
    const right = pixelAt(painting, time[next] ?? profile.to);
    if (right > left) paintLine(painting, edgeY(axes, poc[start] as number), left, right);
  }
}

function paintValue(painting: Painting): void {
  const { context, axes, profile, tones, width } = painting;
  const left = pixelAt(painting, profile.from);
  context.fillStyle = tones.valueEdge;
  for (const price of [profile.valueArea.low, profile.valueArea.high]) {
    paintLine(painting, edgeY(axes, price), left, width);
  }
  context.fillStyle = tones.poc;
  paintLine(painting, edgeY(axes, profile.poc), left, width);
}

/** The value of the point of control at the right edge, above its line or below, wherever no candle is. */
function paintLabel(
  { context, axes, profile, tones, width, height }: Painting,
  label: string,
  ends: Int32Array,
) {
  const line = Math.floor(edgeY(axes, profile.poc));
  const left = width - labelWidth(label);
  const top = [line - TEXT_PX, line + 1].find(
    (from) => from >= 0 && from + TEXT_PX <= height && lastEnd(ends, from, from + TEXT_PX) <= left,
  );
  if (top === undefined || left < 0) return;
  context.fillStyle = tones.text;
  context.font = FONT;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillText(label, width - TEXT_PAD_PX, top + TEXT_PX / 2, width - TEXT_PAD_PX - left);
}

/** A line one pixel high, where no candle is. */
function paintLine({ context, places, height }: Painting, y: number, left: number, right: number): void {
  const line = Math.floor(y);
  if (!(line >= 0 && line < height)) return;
  places.fillLine(context, line, left, right);
}

/** The pixel of the pane that a time lies on, at most its edges. */
const pixelAt = ({ axes, width }: Painting, time: number) =>
  Math.max(0, Math.min(width, Math.round(timeToX(axes.time, time) - axes.pane.left)));

const labelOf = onceEach(
  ({ poc, binSize }: VolumeProfile) => `POC ${poc.toFixed(parseStep(binSize / 2).decimals)}`,
);

const labelWidth = (label: string) => label.length * CHARACTER_PX + TEXT_PAD_PX;
