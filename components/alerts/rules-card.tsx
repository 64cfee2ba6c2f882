import { useId } from 'preact/hooks';
import { TaskLine } from '@/components/popup/task-line';
import { Card } from '@/components/popup/card';
import type { Alert } from '@/lib/alerts/alert';
import { type AlertRule, BLANK_RULE, MAX_RULES, RULE_PRESETS, type Sound } from '@/lib/alerts/rule';
import type { Settings } from '@/lib/storage/settings';
import { AlertList } from './alert-list';
import { withoutRule, withRule, withRules } from './changes';
import { RuleItem } from './rule-item';
import type { RulesModel } from './rules-model';

const SHOWN = 50;

interface RulesCardProps {
  readonly model: RulesModel;
  readonly settings: Settings;
  readonly alerts: readonly Alert[];
  readonly now: number;
  readonly change: (change: (settings: Settings) => Settings) => void;
  readonly onPlay: (sound: Sound) => void;
}

/** The rules of alerts, and all that fired of late. */
export function RulesCard({ model, settings, alerts, now, change, onPlay }: RulesCardProps) {
  const { alertRules: rules, markets } = settings;
  const add = (rule: AlertRule) => change(withRules([{ ...rule, id: newId(), enabled: true }]));
  return (
    <Card title="Alerts">
      <p class="quiet">
        Weighed in the background while the browser runs. An alert tells what happened on the market, not what
        the price will do. Notifications have a button that silences their rule for an hour.
      </p>
      <ul class="rules" aria-label="Alert rules">
        {rules.map((rule) => (
          <RuleItem
            key={rule.id}
            rule={rule}
            markets={markets}
            onChange={(of) => change(withRule(rule.id, of))}
            onDelete={() => change(withoutRule(rule.id))}
            onPlay={onPlay}
          />
        ))}
      </ul>
      <div class="suggestions" role="group" aria-label="Add a rule">
        {[{ ...BLANK_RULE, name: 'New rule' }, ...RULE_PRESETS].map((preset) => (
          <button
            key={preset.id}
            type="button"
            class="action"
            disabled={rules.length >= MAX_RULES}
            onClick={() => add(preset)}
          >
            <span aria-hidden="true">+ </span>
            <span class="visually-hidden">Add </span>
            {preset.name}
          </button>
        ))}
      </div>
      <Files model={model} rules={rules} onTake={(taken) => change(withRules(taken))} />
      <AlertList alerts={alerts} most={SHOWN} now={now} />
    </Card>
  );
}

const newId = () => crypto.randomUUID();

interface FilesProps {
  readonly model: RulesModel;
  readonly rules: readonly AlertRule[];
  readonly onTake: (rules: readonly AlertRule[]) => void;
}

function Files({ model, rules, onTake }: FilesProps) {
  const id = useId();
  const choose = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    const taken = file ? await model.importFrom(file) : [];
    // The same file can be chosen again, which is otherwise no change.
    input.value = '';
    if (taken.length > 0) onTake(taken);
  };
  return (
    <div class="part">
      <div class="line">
        <button type="button" class="action" onClick={() => void model.exportAll(rules)}>
          Export all rules…
        </button>
        <div class="field">
          <label for={id}>Take rules from a file</label>
          <input
            id={id}
            type="file"
            accept="application/json,.json"
            onChange={(event) => void choose(event.currentTarget)}
          />
        </div>
      </div>
      <TaskLine task={model.task.value} />
    </div>
  );
}
