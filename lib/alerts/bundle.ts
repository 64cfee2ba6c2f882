import type { Alert } from './alert';
import { OCCURRENCES } from './occurrence';
import { type Sound, SOUNDS } from './rule';

/** One desktop notification. */
export interface Notice {
  /** That of its first alert. */
  readonly id: string;
  readonly title: string;
  readonly message: string;
  readonly sound: Sound;
}

/** More lines than a desktop shows. */
const MAX_LINES = 4;

/** What is told at once of alerts that fired together, one notice a market; the quiet ones are left out. */
export function bundle(alerts: readonly Alert[]): readonly Notice[] {
  const loud = alerts.filter(({ isQuiet }) => !isQuiet);
  const markets = [...new Set(loud.map(({ market }) => market))];
  return markets.map((market) => toNotice(loud.filter((alert) => alert.market === market)));
}

function toNotice(alerts: readonly Alert[]): Notice {
  const [first] = alerts;
  if (!first) throw new Error('A notice is of at least one alert.');
  const sound = alerts.map((alert) => alert.sound).reduce(louder);
  const { id, kind, market, reason } = first;
  if (alerts.length === 1)
    return { id, title: `${OCCURRENCES[kind].title} · ${market}`, message: reason, sound };
  const lines = alerts.slice(0, MAX_LINES).map((alert) => alert.reason);
  const more = alerts.length > MAX_LINES ? [`And ${alerts.length - MAX_LINES} more.`] : [];
  return { id, title: `${alerts.length} alerts · ${market}`, message: [...lines, ...more].join('\n'), sound };
}

const louder = (one: Sound, other: Sound) => (SOUNDS.indexOf(one) >= SOUNDS.indexOf(other) ? one : other);
