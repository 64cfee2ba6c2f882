import type { VenueId } from '../market/venues';
import type { Alert } from './alert';
import type { WallEvent } from './wall-event';
import type { WallRule } from './wall-rule';
import { wallSentence } from './wall-sentence';

/** What must outlive the background so that a restart does not repeat alerts. Plain data. */
export interface AlertState {
  /** When an alert last fired, epoch ms, by `market/kind/side`. */
  readonly lastFired: Readonly<Record<string, number>>;
}

export const NO_ALERTS: AlertState = { lastFired: {} };

export interface AlertContext {
  readonly rule: WallRule;
  /** Base and quote: `BTC-USDT`. */
  readonly market: string;
  readonly venueName: (venue: VenueId) => string;
}

/** The alerts that the rule wants of these events, and the state to go on with. Of several events alike the largest is told. */
export function evaluateWalls(
  events: readonly WallEvent[],
  { rule, market, venueName }: AlertContext,
  state: AlertState,
): { readonly alerts: readonly Alert[]; readonly state: AlertState } {
  const lastFired: Record<string, number> = { ...state.lastFired };
  const alerts: Alert[] = [];
  for (const event of events.toSorted((a, b) => b.size - a.size)) {
    const key = `${market}/${event.kind}/${event.side}`;
    if (!wants(rule, event) || isCooling(lastFired[key], event.time, rule)) continue;
    lastFired[key] = event.time;
    alerts.push(toAlert(event, market, venueName));
  }
  return { alerts, state: alerts.length > 0 ? { lastFired } : state };
}

const wants = ({ enabled, onAppear, onPull }: WallRule, { kind }: WallEvent) =>
  enabled && (kind === 'appeared' ? onAppear : onPull);

/** A time in the future means that the clock was set back; it must not silence the rule. */
function isCooling(firedAt: number | undefined, now: number, { coolDownSeconds }: WallRule): boolean {
  return firedAt !== undefined && firedAt <= now && now - firedAt < coolDownSeconds * 1_000;
}

function toAlert(event: WallEvent, market: string, venueName: (venue: VenueId) => string): Alert {
  const { time, kind, side, price, size, distancePercent } = event;
  const [base = market] = market.split('-');
  return {
    id: `wall/${market}/${kind}/${side}/${time}`,
    time,
    rule: 'wall',
    kind,
    market,
    side,
    price,
    size,
    distancePercent,
    reason: wallSentence(event, base, venueName),
  };
}
