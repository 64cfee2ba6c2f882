import type { Alert } from '@/lib/alerts/alert';
import type { WallRule } from '@/lib/alerts/wall-rule';
import { AlertList } from './alert-list';
import { Card } from './card';
import { type Answer, lastOf } from './poll';
import { Switch } from './switch';
import { WallRuleForm } from './wall-rule-form';

interface AlertCardProps {
  readonly rule: WallRule;
  readonly alerts: Answer<readonly Alert[]>;
  readonly now: number;
  readonly onChange: (change: Partial<WallRule>) => void;
}

/** The wall rule and what it has fired. */
export function AlertCard({ rule, alerts, now, onChange }: AlertCardProps) {
  const known = lastOf(alerts);
  const toggle = (
    <Switch label="Wall alerts" checked={rule.enabled} onChange={(enabled) => onChange({ enabled })} />
  );
  return (
    <Card title="Alerts" aside={toggle}>
      <WallRuleForm rule={rule} onChange={onChange} />
      {known ? <AlertList alerts={known.value} now={now} /> : <p class="quiet">{placeholder(alerts)}</p>}
    </Card>
  );
}

const placeholder = ({ kind }: Answer<unknown>) =>
  kind === 'silent' ? 'The log of alerts could not be read.' : 'Reading the log of alerts…';
