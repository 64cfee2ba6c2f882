import { useState } from 'preact/hooks';
import { Switch } from '@/components/popup/switch';
import type { AlertRule, Sound } from '@/lib/alerts/rule';
import { RuleForm } from './rule-form';

interface RuleItemProps {
  readonly rule: AlertRule;
  readonly markets: readonly string[];
  readonly onChange: (change: Partial<AlertRule>) => void;
  readonly onDelete: () => void;
  readonly onPlay: (sound: Sound) => void;
}

/** One rule: on or off, and unfolded everything of it. */
export function RuleItem({ rule, markets, onChange, onDelete, onPlay }: RuleItemProps) {
  const [isOpen, setOpen] = useState(false);
  const name = rule.name || 'Rule without a name';
  return (
    <li class="part">
      <div class="line">
        <Switch label={name} checked={rule.enabled} onChange={(enabled) => onChange({ enabled })} />
        <button type="button" class="action" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          Edit<span class="visually-hidden"> {name}</span>
        </button>
        <button type="button" class="action" onClick={onDelete}>
          Delete<span class="visually-hidden"> {name}</span>
        </button>
      </div>
      {isOpen && <RuleForm rule={rule} markets={markets} onChange={onChange} onPlay={onPlay} />}
    </li>
  );
}
