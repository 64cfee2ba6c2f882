import type { Signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { Card } from '@/components/popup/card';
import type { FundingView } from '@/lib/heatmaps/funding/view';
import { VENUE_NAMES } from '@/lib/market/venues';
import type { PageTone } from '@/lib/render/page-tone';
import { stripColours } from '@/lib/render/paint-funding-colours';
import { rateText } from './funding-words';
import { SpanChoice } from './span-choice';
import { type SpanId, SPANS, spanMs } from './spans';
import type { StripPoint } from './strip-axes';
import { StripCanvas } from './strip-canvas';

interface StripCardProps {
  readonly view: FundingView;
  readonly span: Signal<SpanId>;
}

/** The funding of every venue over time. */
export function StripCard({ view, span }: StripCardProps) {
  const [point, setPoint] = useState<StripPoint | undefined>(undefined);
  const tone: PageTone = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const name = SPANS.find(({ id }) => id === span.value)?.label ?? '';
  const settled = view.rows.reduce((sum, { points }) => sum + points.time.length, 0);
  return (
    <Card title="Over time" aside={<SpanChoice span={span} />}>
      <div class="strip">
        <StripCanvas
          view={view}
          spanMs={spanMs(span.value)}
          tone={tone}
          label={`Funding by venue over ${name}`}
          onPoint={setPoint}
        />
      </div>
      <div class="line ends">
        <span>{dayText(view.time - spanMs(span.value))}</span>
        <span class="quiet">{point ? pointText(point) : 'Point at the picture to read it.'}</span>
        <span>now, {momentText(view.time)}</span>
      </div>
      <Legend tone={tone} />
      {settled === 0 && (
        <p class="quiet">
          No settlement is known yet: the past is fetched once from each venue that publishes it, which takes
          a few minutes after a venue was switched on.
        </p>
      )}
    </Card>
  );
}

const Legend = ({ tone }: { readonly tone: PageTone }) => (
  <div class="line legend">
    <span>shorts pay −0.05 %</span>
    <span
      class="swatch"
      style={{ background: `linear-gradient(to right, ${stripColours(tone).steps.join(', ')})` }}
    />
    <span>longs pay +0.05 % in 8 h</span>
    <small>A line on the edge marks more than that. Slanted: predicted. Upright lines: not known.</small>
  </div>
);

const pointText = ({ venue, from, to, r8, kind }: StripPoint) =>
  `${VENUE_NAMES[venue]}, ${momentText(from)} to ${momentText(to)}: ${rateText(r8)} in 8 h, ${kind}`;

const dayText = (time: number) => new Date(time).toISOString().slice(0, 10);

/** `2026-03-15 08:00 UTC` */
const momentText = (time: number) => `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
