import { MINUTE_MS } from '@/lib/core/durations';
import { rulesAsking } from '@/lib/alerts/asking';
import { type FundingExtreme, watchFunding } from '@/lib/alerts/funding-extreme';
import { type KnownAgreement, watchConvergence } from '@/lib/alerts/new-convergence';
import type { SessionArea } from '@/lib/platform/session-area';
import type { AlertDesk } from './alert-desk';
import type { DerivedSession } from './derived-session';
import type { ReadDesk } from './read-desk';
import { sessionStates } from './session-states';

const LOOK_EVERY_MS = MINUTE_MS;
const MOST_MARKETS = 40;

interface WatchParts {
  readonly derived: DerivedSession;
  readonly reads: ReadDesk;
  readonly desk: AlertDesk;
  readonly area: SessionArea;
  readonly markets: () => readonly string[];
}

const NOT_ASKED = { state: undefined, occurrences: [] };

/** What a market was like at the last look that could tell; undefined where no rule asked. Plain data. */
interface Looked {
  readonly funding: FundingExtreme | undefined;
  readonly agreement: KnownAgreement | undefined;
}

/** Looks once a minute for what changes slowly, where a rule asks for it: extreme funding, layers that converge. */
export class MinuteWatch {
  private readonly kept;

  constructor(private readonly parts: WatchParts) {
    this.kept = sessionStates<Looked>(parts.area, 'minute-looks', MOST_MARKETS);
  }

  start(): void {
    const { derived, markets } = this.parts;
    derived.clock.every(LOOK_EVERY_MS, () => {
      // Reading may fail with the disk: the next look tries again.
      for (const market of markets()) this.look(market).catch(() => {});
    });
  }

  private async look(market: string): Promise<void> {
    const { desk } = this.parts;
    if (!this.kept.isReady) return;
    const before = this.kept.get(market);
    const [funding, agreement] = await Promise.all([
      this.funding(market, before?.funding),
      this.agreement(market, before?.agreement),
    ]);
    this.kept.use(market, { funding: funding.state, agreement: agreement.state });
    await desk.hear([...funding.occurrences, ...agreement.occurrences], this.kept);
  }

  private async funding(market: string, before: Looked['funding']) {
    const { derived, reads } = this.parts;
    if (!this.isAsked(market, 'funding-extreme')) return NOT_ASKED;
    const price = reads.priceOf(market);
    if (price === undefined) return { state: before, occurrences: [] };
    const { time, mean } = await derived.funding(market);
    const { state, occurrence } = watchFunding(before, { market, time, price, mean });
    return { state, occurrences: occurrence ? [occurrence] : [] };
  }

  private async agreement(market: string, before: Looked['agreement']) {
    const { derived, reads } = this.parts;
    if (!this.isAsked(market, 'convergence')) return NOT_ASKED;
    const found = await reads.convergence(market);
    if (!found) return { state: before, occurrences: [] };
    return watchConvergence(before, { market, time: derived.now, ...found });
  }

  private isAsked(market: string, kind: 'funding-extreme' | 'convergence'): boolean {
    return rulesAsking(this.parts.derived.settings.alertRules, market, [kind]).length > 0;
  }
}
