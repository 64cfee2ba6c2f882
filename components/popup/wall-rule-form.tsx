import type { WallRule } from '@/lib/alerts/wall-rule';
import { NumberField } from './number-field';

interface WallRuleFormProps {
  readonly rule: WallRule;
  readonly onChange: (change: Partial<WallRule>) => void;
}

/** When the user wants to hear of walls. */
export function WallRuleForm({ rule, onChange }: WallRuleFormProps) {
  return (
    <fieldset class="rule" disabled={!rule.enabled}>
      <legend>Notify me when a wall</legend>
      <div class="checks">
        <label>
          <input
            type="checkbox"
            checked={rule.onAppear}
            onChange={(event) => onChange({ onAppear: event.currentTarget.checked })}
          />
          appears
        </label>
        <label>
          <input
            type="checkbox"
            checked={rule.onPull}
            onChange={(event) => onChange({ onPull: event.currentTarget.checked })}
          />
          is pulled
        </label>
      </div>
      <div class="triple">
        <NumberField
          label="Size"
          unit="coins"
          value={rule.minSize}
          min={0.001}
          max={1e9}
          step={10}
          onChange={(minSize) => onChange({ minSize })}
        />
        <NumberField
          label="Within"
          unit="% of price"
          value={rule.maxDistancePercent}
          min={0.01}
          max={20}
          step={0.1}
          onChange={(maxDistancePercent) => onChange({ maxDistancePercent })}
        />
        <NumberField
          label="Quiet for"
          unit="seconds"
          value={rule.coolDownSeconds}
          min={0}
          max={86_400}
          step={10}
          onChange={(coolDownSeconds) => onChange({ coolDownSeconds })}
        />
      </div>
    </fieldset>
  );
}
