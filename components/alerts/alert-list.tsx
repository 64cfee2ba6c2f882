import { formatMoment, formatSize } from '@/components/popup/format';
import type { Alert } from '@/lib/alerts/alert';
import { OCCURRENCES } from '@/lib/alerts/occurrence';
import { price as priceWords } from '@/lib/market/words';
import { aftermathWords } from './aftermath-words';

interface AlertListProps {
  /** Newest first. */
  readonly alerts: readonly Alert[];
  /** More than this many are left out. */
  readonly most: number;
  readonly now: number;
}

export function AlertList({ alerts, most, now }: AlertListProps) {
  if (alerts.length === 0) return <p class="quiet">No alert has fired yet.</p>;
  return (
    // Focusable, so that the keyboard can scroll it.
    <ol class="alerts" tabIndex={0} aria-label="Recent alerts">
      {alerts.slice(0, most).map((alert) => (
        <AlertItem key={alert.id} alert={alert} now={now} />
      ))}
    </ol>
  );
}

function AlertItem({ alert, now }: { readonly alert: Alert; readonly now: number }) {
  const { time, kind, side, price, size, market, reason, ruleName, isQuiet, after } = alert;
  const [base] = market.split('-');
  return (
    <li>
      <div class="line">
        <time dateTime={new Date(time).toISOString()}>{formatMoment(time, now)}</time>
        <span class={side}>{OCCURRENCES[kind].title}</span>
        <span class="figure">{priceWords(price)}</span>
        {size !== undefined && (
          <span class="figure">
            {formatSize(size)} {base}
          </span>
        )}
      </div>
      <p class="quiet">
        {reason} Asked for by “{ruleName}”{isQuiet && ', which was silent'}.
      </p>
      {after && <p class="quiet">{aftermathWords(after)}</p>}
    </li>
  );
}
