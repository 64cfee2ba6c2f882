import { AlertList } from '@/components/alerts/alert-list';
import type { Alert } from '@/lib/alerts/alert';
import type { AlertRule } from '@/lib/alerts/rule';
import { Card } from './card';
import { type Answer, lastOf } from './poll';
import { Switch } from './switch';

/** More rules than a popup has room for, and more alerts than a trader reads there. */
const MOST_RULES = 6;
const MOST_ALERTS = 20;

interface AlertCardProps {
  readonly rules: readonly AlertRule[];
  readonly alerts: Answer<readonly Alert[]>;
  readonly now: number;
  readonly onChange: (rule: string, change: Partial<AlertRule>) => void;
}

/** The rules, on or off, and what they have fired. */
export function AlertCard({ rules, alerts, now, onChange }: AlertCardProps) {
  const known = lastOf(alerts);
  return (
    <Card title="Alerts">
      <div class="rule-switches">
        {rules.slice(0, MOST_RULES).map(({ id, name, enabled }) => (
          <Switch
            key={id}
            label={name || 'Rule without a name'}
            checked={enabled}
            onChange={(isOn) => onChange(id, { enabled: isOn })}
          />
        ))}
      </div>
      <p>
        <a class="quiet" href="/options.html#alerts" target="_blank" rel="noreferrer">
          {rules.length > MOST_RULES ? `All ${rules.length} rules…` : 'Edit the rules…'}
        </a>
      </p>
      {known ? (
        <AlertList alerts={known.value} most={MOST_ALERTS} now={now} />
      ) : (
        <p class="quiet">{placeholder(alerts)}</p>
      )}
    </Card>
  );
}

const placeholder = ({ kind }: Answer<unknown>) =>
  kind === 'silent' ? 'The log of alerts could not be read.' : 'Reading the log of alerts…';
