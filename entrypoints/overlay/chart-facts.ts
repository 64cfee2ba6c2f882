import type { ChartFacts } from '@/lib/protocol/chart-messages';
import type { ChartSession } from './chart-session';

/** What a sidebar is told of its chart; undefined while nobody names its market. */
export const factsOf = ({ page, overlay: { marks, tone } }: ChartSession): ChartFacts | undefined =>
  page.known ? { market: page.market, tone, ...marks.facts } : undefined;
