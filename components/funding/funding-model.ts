import { SECOND_MS } from '@/lib/core/durations';
import { signal } from '@preact/signals';
import { Poll } from '@/components/popup/poll';
import type { FundingView } from '@/lib/heatmaps/funding/view';
import type { FundingPorts } from './ports';
import type { SpanId } from './spans';

/** A view holds months of settlements: it is asked for at the pace at which rates move, not at that of the countdown. */
const POLL_MS = 15 * SECOND_MS;

/** What the funding page shows, as signals. */
export class FundingModel {
  readonly view: Poll<FundingView>;
  /** Local epoch ms, moving once a second. */
  readonly now;
  readonly span = signal<SpanId>('1w');

  constructor(private readonly ports: FundingPorts) {
    this.view = new Poll(() => ports.load(), ports.clock);
    this.now = signal(ports.clock.now());
  }

  /** The returned function stops everything. */
  start(): () => void {
    const { clock } = this.ports;
    const stops = [
      clock.every(POLL_MS, () => this.view.tick()),
      clock.every(SECOND_MS, () => {
        this.now.value = clock.now();
      }),
    ];
    this.view.tick();
    return () => {
      for (const stop of stops) stop();
    };
  }
}
