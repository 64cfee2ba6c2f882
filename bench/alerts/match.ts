import type { Alert } from '../../lib/alerts/alert';
import type { OccurrenceKind } from '../../lib/alerts/occurrence';
import type { Truth } from './market-messages';
import type { Notification } from './notifications';

/** One line of a notification. */
export interface Told {
  readonly kind: OccurrenceKind;
  readonly at: number;
  readonly price: number;
  /** What the alert says of when it happened, epoch ms. */
  readonly time: number;
  readonly reason: string;
}

/** A line, with what it is about; undefined where nothing of the kind is known to have become true. */
export interface Matched {
  readonly told: Told;
  readonly truth: Truth | undefined;
  /** Another line was about the same before, or said the same where that is not known. */
  readonly isDuplicate: boolean;
}

/** Walls may slip by some bins, zones are told with the price of the moment they were looked at. */
const TOLERANCE = 5e-4;
/** What is told later is about something else. */
const LATEST_MS = 15_000;

/** What notifications tell, line by line: of those that bundle alerts, the log says what the lines are about. */
export function linesOf(notifications: readonly Notification[], log: readonly Alert[]): readonly Told[] {
  return notifications.flatMap(({ message, at }) =>
    message.split('\n').flatMap((line): readonly Told[] => {
      const alert = log.find(({ reason, time }) => reason === line && Math.abs(time - at) < LATEST_MS);
      if (!alert) return [];
      const { kind, price, time, reason } = alert;
      return [{ kind, at, price, time, reason }];
    }),
  );
}

/** Finds for each line the newest truth before it that it can be about, those told of already last. */
export function match(told: readonly Told[], truths: readonly Truth[]): readonly Matched[] {
  const used = new Set<Truth>();
  return told.map((line, index) => {
    const about = truths.filter((truth) => isAbout(line, truth));
    const truth = about.findLast((one) => !used.has(one)) ?? about.at(-1);
    const isSaid = told.slice(0, index).some(({ reason }) => reason === line.reason);
    const isDuplicate = truth === undefined ? isSaid : used.has(truth);
    if (truth) used.add(truth);
    return { told: line, truth, isDuplicate };
  });
}

function isAbout({ kind, at, price }: Told, truth: Truth): boolean {
  const isNear = truth.price === undefined || Math.abs(truth.price / price - 1) <= TOLERANCE;
  return truth.kind === kind && isNear && truth.at <= at && at - truth.at < LATEST_MS;
}
