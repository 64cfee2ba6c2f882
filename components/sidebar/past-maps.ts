import { HOUR_MS, MINUTE_MS } from '@/lib/core/durations';
import { signal } from '@preact/signals';
import { ENOUGH } from '@/lib/analysis/statistics/proportion';
import type { MapHour } from '@/lib/analysis/clusters/map-hour';
import { hoursOf, PAST_MS } from '@/lib/reading/map-past';
import type { SidebarPorts } from './ports';

/** Another hour is there by then. */
const FRESH_MS = HOUR_MS;

interface Asked {
  readonly market: string;
  /** When it is to be asked again, local epoch ms. */
  next: number;
}

/** What the market's map was like in the last 30 days, worked out once an hour. */
export class PastMaps {
  /** Undefined while it was not read. */
  readonly hours = signal<readonly MapHour[] | undefined>(undefined);
  private asked: Asked | undefined;

  constructor(private readonly ports: Pick<SidebarPorts, 'ask' | 'clock'>) {}

  /** Someone looks at a market: what is missing or old is read. */
  look(market: string): void {
    const now = this.ports.clock.now();
    if (this.asked?.market === market && now < this.asked.next) return;
    if (this.asked?.market !== market) this.hours.value = undefined;
    const asked = { market, next: now + FRESH_MS };
    this.asked = asked;
    void this.read(asked, now);
  }

  private async read(asked: Asked, now: number): Promise<void> {
    const { ask, clock } = this.ports;
    const rest = () => new Promise<void>((resolve) => void clock.after(0, resolve));
    try {
      const { chunks } = await ask('storedMaps', { market: asked.market, from: now - PAST_MS, to: now });
      const hours = await hoursOf(chunks, rest);
      if (this.asked === asked) this.hours.value = hours;
      // The past is fetched in the first minutes of a market.
      if (hours.length < ENOUGH) asked.next = now + MINUTE_MS;
    } catch {
      // What cannot be read stays as it was; soon it is tried again.
      asked.next = now + MINUTE_MS;
    }
  }
}
