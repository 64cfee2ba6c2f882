import { signal } from '@preact/signals';
import { messageOf } from '@/components/popup/error-message';
import type { Ask } from '@/components/popup/ports';
import { CLAIMS } from '@/lib/analysis/claims/claims';
import type { ClaimRecords } from '@/lib/analysis/claims/records';
import { type Standings, standingsOf } from '@/lib/analysis/claims/report';
import type { Clock } from '@/lib/core/clock';

/** What the claims need from outside. */
export interface ClaimsPorts {
  readonly ask: Ask;
  /** What is kept of a market; what fails rejects in words for the user. */
  readonly records: (market: string) => Promise<ClaimRecords>;
  readonly clock: Clock;
}

export interface MeasuredMarket {
  readonly market: string;
  readonly standings: readonly Standings[];
  /** When the oldest of its walls and cascades began, epoch ms; undefined while there are none. */
  readonly since: number | undefined;
  /** No venue of it is followed, so that nothing is known of its prices. */
  readonly isFollowed: boolean;
}

export type ClaimsState =
  | { readonly kind: 'measuring' }
  | { readonly kind: 'measured'; readonly of: MeasuredMarket }
  | { readonly kind: 'nothing recorded' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Measures the article's numbers on the records of one market at a time. */
export class ClaimsModel {
  readonly markets = signal<readonly string[]>([]);
  readonly market = signal('');
  readonly state = signal<ClaimsState>({ kind: 'measuring' });
  /** Counts what was begun: only the newest is shown. */
  private begun = 0;

  constructor(private readonly ports: ClaimsPorts) {}

  /** Measures the market that is chosen, the first one at first. */
  readonly open = (): Promise<void> =>
    this.attempt(async (isNewest) => {
      const { markets } = await this.ports.ask('status');
      if (!isNewest()) return;
      this.markets.value = markets;
      if (!markets.includes(this.market.value)) this.market.value = markets[0] ?? '';
      if (this.market.value === '') this.state.value = { kind: 'nothing recorded' };
      else await this.measure(this.market.value, isNewest);
    });

  readonly choose = (market: string): Promise<void> =>
    this.attempt((isNewest) => {
      this.market.value = market;
      return this.measure(market, isNewest);
    });

  private async measure(market: string, isNewest: () => boolean): Promise<void> {
    const records = await this.ports.records(market);
    const found: Parameters<typeof standingsOf>[0][number][] = [];
    for (const claim of CLAIMS) {
      // Between two of them the page may move.
      await new Promise<void>((resolve) => void this.ports.clock.after(0, resolve));
      if (!isNewest()) return;
      found.push({ claim, measured: claim.measure(records) });
    }
    this.state.value = { kind: 'measured', of: { ...aboutOf(records), standings: standingsOf(found) } };
  }

  private async attempt(task: (isNewest: () => boolean) => Promise<void>): Promise<void> {
    this.begun += 1;
    const own = this.begun;
    const isNewest = () => own === this.begun;
    this.state.value = { kind: 'measuring' };
    try {
      await task(isNewest);
    } catch (error) {
      if (isNewest()) this.state.value = { kind: 'failed', reason: messageOf(error) };
    }
  }
}

function aboutOf({ market, walls, cascades, isFollowed }: ClaimRecords): Omit<MeasuredMarket, 'standings'> {
  const begun = [walls[0]?.since, cascades[0]?.start].filter((time) => time !== undefined);
  return { market, isFollowed, since: begun.length === 0 ? undefined : Math.min(...begun) };
}
