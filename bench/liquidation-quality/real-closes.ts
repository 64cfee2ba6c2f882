import type { AgentMarket } from '../../dev/agent-market/agent-market';
import type { TrueForcedClose } from '../../dev/agent-market/forced-closes';
import type { SidePair } from '../../lib/heatmaps/liquidation/contract';

/** All that was closed by force in a market, by minute. */
export class RealCloses {
  private readonly minutes: readonly TrueForcedClose[][];

  constructor({ bars, forcedCloses }: AgentMarket) {
    this.minutes = bars.map(() => []);
    for (const close of forcedCloses) this.minutes[Math.floor(close.second / 60)]?.push(close);
  }

  /** Base units of either side. */
  within(minute: number): SidePair<number> {
    let [long, short] = [0, 0];
    for (const { position, size } of this.minutes[minute] ?? []) {
      if (position === 'long') long += size;
      else short += size;
    }
    return { long, short };
  }

  /** Those of the minutes from `start` up to but without `end`. */
  between(start: number, end: number): readonly TrueForcedClose[] {
    return this.minutes.slice(start, end).flat();
  }
}
