import type { Alert } from '@/lib/alerts/alert';
import { formatMoment, formatPrice, formatSize } from './format';

/** More than a trader reads in a popup. */
const SHOWN = 20;

interface AlertListProps {
  /** Newest first. */
  readonly alerts: readonly Alert[];
  readonly now: number;
}

export function AlertList({ alerts, now }: AlertListProps) {
  if (alerts.length === 0) return <p class="quiet">No alert has fired yet.</p>;
  return (
    // Focusable, so that the keyboard can scroll it.
    <ol class="alerts" tabIndex={0} aria-label="Recent alerts">
      {alerts.slice(0, SHOWN).map((alert) => (
        <AlertItem key={alert.id} alert={alert} now={now} />
      ))}
    </ol>
  );
}

function AlertItem({ alert, now }: { readonly alert: Alert; readonly now: number }) {
  const { time, side, kind, price, size, market, reason } = alert;
  const [base] = market.split('-');
  return (
    <li>
      <div class="line">
        <time dateTime={new Date(time).toISOString()}>{formatMoment(time, now)}</time>
        <span class={side}>
          {side === 'bid' ? 'Bid' : 'Ask'} wall {kind}
        </span>
        <span class="figure">{formatPrice(price)}</span>
        <span class="figure">
          {formatSize(size)} {base}
        </span>
      </div>
      <p class="quiet">{reason}</p>
    </li>
  );
}
