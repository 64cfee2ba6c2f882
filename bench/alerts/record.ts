import type { OwnPage } from '../../e2e/fixtures/own-page';
import type { OccurrenceKind } from '../../lib/alerts/occurrence';
import type { Alert } from '../../lib/alerts/alert';
import { pause } from '../venues/measure';
import type { MarketListener } from './market';
import type { Truth } from './market-messages';
import { linesOf, match, type Matched } from './match';
import { Desktop } from './desktop';
import type { Notification } from './notifications';
import { ZoneTruth } from './zone-truth';

/** All that became true and all that was told. */
export class Record implements MarketListener {
  readonly zones: ZoneTruth;
  readonly desktop = new Desktop();
  private readonly truths: Truth[] = [];
  private readonly waiting = new Set<(truth: Truth) => void>();
  private readonly notifications = new Map<string, Notification>();
  private readonly alerts = new Map<string, Alert>();

  constructor(market: string) {
    this.zones = new ZoneTruth(market);
  }

  quote(at: number, mid: number): void {
    for (const truth of this.zones.quote(at, mid)) this.truth(truth);
  }

  truth(truth: Truth): void {
    this.truths.push(truth);
    for (const hear of this.waiting) hear(truth);
  }

  /** Waits until something of these kinds becomes true, or for so long. */
  async next(kinds: readonly OccurrenceKind[], patienceMs: number): Promise<void> {
    let hear: ((truth: Truth) => void) | undefined;
    const found = new Promise<void>((resolve) => {
      hear = ({ kind }) => {
        if (kinds.includes(kind)) resolve();
      };
      this.waiting.add(hear);
    });
    await Promise.race([found, pause(patienceMs)]);
    if (hear) this.waiting.delete(hear);
  }

  /** One that is asked for again takes the place of the one before: what the user saw of it, the desktop knows. */
  notification(notification: Notification): void {
    if (!this.notifications.has(notification.id)) this.notifications.set(notification.id, notification);
  }

  /** Takes what the extension has logged and kept; often enough that none is missed. */
  async look(own: OwnPage): Promise<void> {
    const [alerts] = await Promise.all([own.ask('alerts'), this.zones.learn(own), this.desktop.look(own)]);
    for (const alert of alerts) this.alerts.set(alert.id, alert);
  }

  /** What became true between two moments, epoch ms. */
  became(from: number, to: number): readonly Truth[] {
    return this.truths.filter(({ at }) => at >= from && at < to);
  }

  /** What was told between two moments, each with what it is about. */
  told(from: number, to: number): readonly Matched[] {
    const lines = linesOf([...this.notifications.values()], [...this.alerts.values()]);
    return match(lines, this.truths).filter(({ told }) => told.at >= from && told.at < to);
  }
}
