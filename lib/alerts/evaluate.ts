import type { Alert } from './alert';
import type { Occurrence } from './occurrence';
import { isQuietAt } from './quiet-hours';
import type { AlertRule } from './rule';

/** What must outlive the background so that a restart does not repeat alerts. Plain data. */
export interface AlertState {
  /** The ids of the alerts that fired, the newest last: none fires again. */
  readonly fired: readonly string[];
  /** When an alert last fired, epoch ms, by `rule/market/kind/side`. */
  readonly lastFired: Readonly<Record<string, number>>;
  /** Until when a rule only logs, epoch ms, by rule. */
  readonly snoozedUntil: Readonly<Record<string, number>>;
}

export const NO_ALERTS: AlertState = { fired: [], lastFired: {}, snoozedUntil: {} };

/** More than any detector could find again. */
const MOST_FIRED = 100;

/** No rule cools down for longer. */
export const MAX_COOL_DOWN_SECONDS = 86_400;

/**
 * The alerts that rules want of what happened, and the state to go on with. The first rule that asks for an occurrence
 * tells it, once whoever finds it again; of several occurrences alike the largest is told.
 */
export function evaluate(
  occurrences: readonly Occurrence[],
  rules: readonly AlertRule[],
  state: AlertState,
): { readonly alerts: readonly Alert[]; readonly state: AlertState } {
  const fired: Record<string, number> = {};
  const alerts: Alert[] = [];
  for (const occurrence of occurrences.toSorted((a, b) => (b.size ?? 0) - (a.size ?? 0))) {
    const rule = rules.find((one) => wants(one, occurrence));
    if (!rule) continue;
    const { market, kind, side, time } = occurrence;
    const key = `${rule.id}/${market}/${kind}/${side}`;
    const id = `${key}/${occurrence.subject}`;
    if (fired[key] !== undefined || state.fired.includes(id)) continue;
    if (isCooling(state.lastFired[key], time, rule)) continue;
    fired[key] = time;
    alerts.push({
      ...occurrence,
      id,
      rule: rule.id,
      ruleName: rule.name,
      sound: rule.sound,
      isQuiet: isQuietAt(rule.quiet, time) || isSnoozed(state.snoozedUntil[rule.id], time),
    });
  }
  if (alerts.length === 0) return { alerts, state };
  const lastFired = { ...stillCooling(state.lastFired, fired), ...fired };
  const ids = [...state.fired, ...alerts.map(({ id }) => id)].slice(-MOST_FIRED);
  return { alerts, state: { ...state, fired: ids, lastFired } };
}

/** The state in which a rule only logs until then, epoch ms. */
export const snooze = (state: AlertState, rule: string, until: number): AlertState => ({
  ...state,
  snoozedUntil: { ...state.snoozedUntil, [rule]: until },
});

function wants(rule: AlertRule, { kind, market, side, price, size, distancePercent }: Occurrence): boolean {
  if (!rule.enabled || !rule.kinds.includes(kind)) return false;
  if (rule.market !== undefined && rule.market !== market) return false;
  if (rule.side !== 'both' && rule.side !== side) return false;
  if (Math.abs(distancePercent) > rule.maxDistancePercent) return false;
  return rule.minSize === 0 || sizeFor(rule, price, size) >= rule.minSize;
}

const sizeFor = ({ sizeIn }: AlertRule, price: number, size = -Infinity) =>
  sizeIn === 'base' ? size : size * price;

/** A time in the future means that the clock was set back; it must not silence the rule. */
const isCooling = (firedAt: number | undefined, now: number, { coolDownSeconds }: AlertRule) =>
  firedAt !== undefined && firedAt <= now && now - firedAt < coolDownSeconds * 1_000;

/** A snooze further ahead than any is given for means the same. */
const isSnoozed = (until: number | undefined, now: number) =>
  until !== undefined && until > now && until - now <= MAX_COOL_DOWN_SECONDS * 1_000;

/** Without what no rule waits for any more, so that the state stays small. */
function stillCooling(lastFired: AlertState['lastFired'], fired: AlertState['lastFired']) {
  const now = Math.max(...Object.values(fired));
  return Object.fromEntries(
    Object.entries(lastFired).filter(([, time]) => now - time < MAX_COOL_DOWN_SECONDS * 1_000),
  );
}
