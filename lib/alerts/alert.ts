import type { Occurrence } from './occurrence';
import type { Sound } from './rule';

/** Where the price went after an alert. */
export interface Aftermath {
  /** Epoch ms until which was looked. */
  readonly until: number;
  /** Greatest moves from the price at the first whole minute after the alert, per cent: down is negative. */
  readonly highPercent: number;
  readonly lowPercent: number;
  readonly lastPercent: number;
  /** Whether the price of the alert was traded; undefined where it was there already. */
  readonly reached?: boolean;
}

/** One alert that fired: an occurrence that a rule asked for. */
export interface Alert extends Occurrence {
  /** `rule/market/kind/side/subject`: the same occurrence is the same alert, whichever worker finds it. */
  readonly id: string;
  /** Id and name of the rule at the time. */
  readonly rule: string;
  readonly ruleName: string;
  readonly sound: Sound;
  /** It fell into the rule's quiet hours, or the rule was snoozed: logged, not told. */
  readonly isQuiet: boolean;
  /** Once enough time has passed and its prices are known. */
  readonly after?: Aftermath;
}
