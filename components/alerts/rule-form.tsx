import { useId } from 'preact/hooks';
import { NumberField } from '@/components/popup/number-field';
import { MAX_COOL_DOWN_SECONDS } from '@/lib/alerts/evaluate';
import type { AlertRule, Sound } from '@/lib/alerts/rule';
import { KindChecks } from './kind-checks';
import { QuietFields } from './quiet-fields';
import { SelectField } from './select-field';

const ANY_MARKET = 'any';

const SIDES = [
  ['both', 'Both'],
  ['above', 'Above the price'],
  ['below', 'Below the price'],
] as const;

const UNITS = [
  ['base', 'Coins'],
  ['quote', 'Dollars'],
] as const;

const SOUND_NAMES = [
  ['none', 'None'],
  ['soft', 'Soft'],
  ['bell', 'Bell'],
  ['alarm', 'Alarm'],
] as const satisfies readonly (readonly [Sound, string])[];

interface RuleFormProps {
  readonly rule: AlertRule;
  /** That can be chosen. */
  readonly markets: readonly string[];
  readonly onChange: (change: Partial<AlertRule>) => void;
  /** Lets the user hear a sound. */
  readonly onPlay: (sound: Sound) => void;
}

/** Everything of one rule. */
export function RuleForm({ rule, markets, onChange, onPlay }: RuleFormProps) {
  const nameId = useId();
  return (
    <div class="rule-form">
      <div class="field">
        <label for={nameId}>Name</label>
        <input
          id={nameId}
          value={rule.name}
          maxLength={80}
          onInput={(event) => onChange({ name: event.currentTarget.value })}
        />
      </div>
      <KindChecks kinds={rule.kinds} onChange={(kinds) => onChange({ kinds })} />
      <Limits rule={rule} markets={markets} onChange={onChange} />
      <div class="pair">
        <QuietFields quiet={rule.quiet} onChange={(quiet) => onChange({ quiet })} />
        <SelectField
          label="Sound"
          value={rule.sound}
          choices={SOUND_NAMES}
          onChange={(sound) => {
            onChange({ sound });
            onPlay(sound);
          }}
        />
      </div>
    </div>
  );
}

/** Where, how large and how often. */
function Limits({ rule, markets, onChange }: Omit<RuleFormProps, 'onPlay'>) {
  const known = rule.market === undefined ? markets : [...new Set([...markets, rule.market])];
  return (
    <div class="triple">
      <SelectField
        label="Symbol"
        value={rule.market ?? ANY_MARKET}
        choices={[[ANY_MARKET, 'Every followed one'], ...known.map((one) => [one, one] as const)]}
        onChange={(market) => onChange({ market: market === ANY_MARKET ? undefined : market })}
      />
      <SelectField label="Side" value={rule.side} choices={SIDES} onChange={(side) => onChange({ side })} />
      <NumberField
        label="Within"
        unit="% of price"
        value={rule.maxDistancePercent}
        min={0}
        max={100}
        step={0.1}
        onChange={(maxDistancePercent) => onChange({ maxDistancePercent })}
      />
      <NumberField
        label="Size"
        unit="at least"
        value={rule.minSize}
        min={0}
        max={1e12}
        step={10}
        onChange={(minSize) => onChange({ minSize })}
      />
      <SelectField
        label="Size in"
        value={rule.sizeIn}
        choices={UNITS}
        onChange={(sizeIn) => onChange({ sizeIn })}
      />
      <NumberField
        label="Not again for"
        unit="seconds"
        value={rule.coolDownSeconds}
        min={0}
        max={MAX_COOL_DOWN_SECONDS}
        step={10}
        onChange={(coolDownSeconds) => onChange({ coolDownSeconds })}
      />
    </div>
  );
}
