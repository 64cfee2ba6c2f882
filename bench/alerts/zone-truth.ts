import { clusterOccurrence } from '../../lib/alerts/cluster-occurrence';
import { ZoneWatch } from '../../lib/analysis/clusters/zone-watch';
import type { Track } from '../../lib/analysis/clusters/track';
import type { KeptClusters } from '../../lib/derive/cluster-watch';
import type { Kept } from '../../lib/derive/kept-states';
import type { OwnPage } from '../../e2e/fixtures/own-page';
import type { Truth } from './market-messages';

/** When the price, as the reference venue sends it, reaches the zones that the extension follows. */
export class ZoneTruth {
  private readonly zones = new ZoneWatch();
  private tracks: readonly Track[] = [];

  constructor(private readonly market: string) {}

  /** How many zones there are to be reached. */
  get count(): number {
    return this.tracks.filter(({ isTold, contact }) => isTold && contact?.sweptAt === undefined).length;
  }

  /** Takes the zones that the extension has kept. */
  async learn({ page }: OwnPage): Promise<void> {
    const { clusters } = await page.evaluate(() => chrome.storage.session.get('clusters'));
    const kept = clusters as Readonly<Record<string, Kept<KeptClusters>>> | undefined;
    this.tracks = kept?.[this.market]?.state.state.tracks ?? this.tracks;
  }

  quote(at: number, price: number): readonly Truth[] {
    const events = this.zones.look({ tracks: this.tracks, basis: 'relative', time: at, price });
    return events.flatMap((event) => {
      const occurrence = clusterOccurrence(event, this.market);
      return occurrence ? [{ kind: occurrence.kind, at, price: occurrence.price }] : [];
    });
  }
}
