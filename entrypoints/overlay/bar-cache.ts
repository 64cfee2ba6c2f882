import type { RegistrationPorts } from '@/lib/charts/engine/registrar';
import type { KnownBar } from '@/lib/charts/registration/aggregate-bars';
import { request } from '@/lib/protocol/channel';
import type { BarsQuery } from '@/lib/protocol/messages';
import type { PageMarket } from './page-market';

/** Bars are asked for again after so long, so that the newest are among them. */
const FRESH_MS = 30_000;
/** Sooner where there were none: the venue may have been about to be known, or the worker to start. */
const NONE_FRESH_MS = 3_000;

interface Kept {
  /** Epoch ms. */
  until: number;
  readonly bars: Promise<readonly KnownBar[]>;
}

/** What the dates of this page's charts are settled by: the bars of their markets, and the script that notes what is drawn. */
export class BarCache implements RegistrationPorts {
  private readonly kept = new Map<string, Kept>();

  /** @param pageOf what a chart shows; undefined when the chart is gone. */
  constructor(private readonly pageOf: (chartId: string) => PageMarket | undefined) {}

  inject(): Promise<void> {
    return request('inject', { script: 'chart-shapes' });
  }

  /** By interval; without those the venue has no bars of, and without any where the chart's prices are not recorded. */
  async bars(
    chartId: string,
    intervals: readonly number[],
  ): Promise<ReadonlyMap<number, readonly KnownBar[]>> {
    const page = this.pageOf(chartId);
    if (!page?.known || page.foreign !== undefined) return new Map();
    const { venue, market } = page;
    const found = await Promise.all(
      intervals.map(
        async (intervalMs) => [intervalMs, await this.load({ venue, market, intervalMs })] as const,
      ),
    );
    return new Map(found.filter(([, bars]) => bars.length > 0));
  }

  private load(query: BarsQuery): Promise<readonly KnownBar[]> {
    const key = `${query.venue} ${query.market} ${query.intervalMs}`;
    const kept = this.kept.get(key);
    if (kept && Date.now() < kept.until) return kept.bars;
    const bars = request('bars', query).then(
      ({ bars: numbers }) => unpack(numbers),
      () => [],
    );
    const asked: Kept = { until: Date.now() + FRESH_MS, bars };
    this.kept.set(key, asked);
    return bars.then((found) => {
      if (found.length === 0) asked.until = Date.now() + NONE_FRESH_MS;
      return found;
    });
  }
}

function unpack(numbers: Float64Array): readonly KnownBar[] {
  const bars: KnownBar[] = [];
  for (let index = 0; index + 2 < numbers.length; index += 3) {
    const [time = 0, high = 0, low = 0] = numbers.subarray(index, index + 3);
    bars.push({ time, high, low });
  }
  return bars;
}
