import { HOUR_MS, MINUTE_MS } from '@/lib/core/durations';
import { bundle } from '@/lib/alerts/bundle';
import { evaluate, snooze } from '@/lib/alerts/evaluate';
import type { Occurrence } from '@/lib/alerts/occurrence';
import type { AlertRule } from '@/lib/alerts/rule';
import { showCount } from '@/lib/platform/badge';
import { notify, shownNotifications } from '@/lib/platform/notifications';
import type { SessionArea } from '@/lib/platform/session-area';
import { playSound } from '@/lib/platform/sound';
import type { AlertLog } from '@/lib/storage/alert-log';
import { type DeskMemory, readMemory, type UntoldAlerts } from './desk-memory';

const SNOOZE_MS = HOUR_MS;
/** What is told later than this is no news any more: it is only logged. */
const NEWS_MS = MINUTE_MS;

/**
 * Weighs what happened against the user's rules, tells what they asked for, and logs it.
 *
 * The worker may die at any moment, and what is remembered lies elsewhere than what is shown: never both happen at once. A
 * trader would rather hear late than never, and never twice. So alerts are written down as untold, together with the
 * state of what has seen them; then shown; then struck out. Nothing waits for the writing, since the browser takes what a
 * worker asks of it in order. A worker that dies before leaves the occurrence to be found by the next; one that dies
 * after leaves it untold, and the next shows it under the same id, unless it is on the desktop already. An alert's id
 * names the occurrence: what is found again though it was told does not fire, and what is shown again replaces itself.
 */
export class AlertDesk {
  private known: DeskMemory = readMemory(undefined);
  private readonly memory;
  private readonly ready: Promise<void>;

  /** @param area that of all that is to be kept in the same write. */
  constructor(
    private readonly log: AlertLog,
    private readonly rules: () => Promise<readonly AlertRule[]>,
    private readonly area: SessionArea,
  ) {
    this.memory = area.value('alert-desk', readMemory);
    this.ready = this.remember();
  }

  /** @param seen what must not find these occurrences again. */
  async hear(occurrences: readonly Occurrence[], seen?: { keep(): Promise<void> }): Promise<void> {
    if (occurrences.length === 0) return;
    const [rules] = await Promise.all([this.rules(), this.ready]);
    const { alerts, state } = evaluate(occurrences, rules, this.known.state);
    if (alerts.length === 0) return;
    const { unseen, untold } = this.known;
    const added = { at: Date.now(), alerts };
    const loud = alerts.filter(({ isQuiet }) => !isQuiet).length;
    const kept = this.area.writeTogether(() => {
      void seen?.keep();
      void this.keep({ state, unseen: unseen + loud, untold: [...untold, added] });
    });
    // Where there is no room for the state of what has seen it, there may be for ours.
    await Promise.all([kept.catch(() => this.keep({})), this.tell(added)]);
  }

  /** The rule of an alert, by the alert's id, is silent for an hour: what it finds is only logged. */
  async snooze(alertId: string): Promise<void> {
    await this.ready;
    const { state } = this.known;
    await this.keep({ state: snooze(state, alertId.split('/')[0] ?? '', Date.now() + SNOOZE_MS) });
  }

  /** The user has looked at the log. */
  async seen(): Promise<void> {
    await this.ready;
    await Promise.allSettled([this.keep({ unseen: 0 }), showCount(0)]);
  }

  /** @param shown ids of the notifications that are there already. */
  private async tell(told: UntoldAlerts, shown: ReadonlySet<string> = new Set()): Promise<void> {
    const { at, alerts } = told;
    const isNews = Date.now() - at < NEWS_MS;
    const notices = isNews ? bundle(alerts).filter(({ id }) => !shown.has(id)) : [];
    // A desktop may refuse notifications; the log has the alert all the same.
    await Promise.allSettled([
      ...notices.map((notice) => notify(notice)),
      ...notices.flatMap(({ sound }) => (sound === 'none' ? [] : [playSound(sound)])),
      ...alerts.map((alert) => this.log.append(alert)),
      showCount(this.known.unseen),
    ]);
    await this.keep({ untold: this.known.untold.filter((other) => other !== told) });
  }

  private async keep(change: Partial<DeskMemory>): Promise<void> {
    this.known = { ...this.known, ...change };
    await this.memory.set(this.known).catch(() => {});
  }

  /** Without its memory it may tell once too often, which is better than not at all. */
  private async remember(): Promise<void> {
    const [known, shown] = await Promise.all([
      this.memory.get().catch(() => this.known),
      shownNotifications().catch(() => new Set<string>()),
    ]);
    this.known = known;
    for (const untold of known.untold) void this.tell(untold, shown);
  }
}
