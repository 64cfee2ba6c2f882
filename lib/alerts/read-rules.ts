import { MAX_COOL_DOWN_SECONDS } from './evaluate';
import { OCCURRENCE_KINDS } from './occurrence';
import { type AlertRule, BLANK_RULE, MAX_RULES, type QuietHours, SOUNDS } from './rule';

const ID = /^[\w-]{1,40}$/;
const MARKET = /^[^\s/-]{1,20}-[^\s/-]{1,20}$/u;
const NAME_LENGTH = 80;
const DAY_MINUTES = 1_440;
const SIDES = ['both', 'above', 'below'] as const;
const SIZE_UNITS = ['base', 'quote'] as const;

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Rules out of anything: what is no rule is left out, and a field that makes no sense takes that of a blank one. No two
 * have the same id.
 */
export function readRules(value: unknown): readonly AlertRule[] {
  const rules = (Array.isArray(value) ? value : []).flatMap((one) => readRule(one) ?? []);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return [...byId.values()].slice(0, MAX_RULES);
}

function readRule(value: unknown): AlertRule | undefined {
  if (!isRecord(value) || typeof value.id !== 'string' || !ID.test(value.id)) return undefined;
  const { name, enabled, kinds, market } = value;
  return {
    id: value.id,
    name: typeof name === 'string' ? name.slice(0, NAME_LENGTH) : BLANK_RULE.name,
    enabled: typeof enabled === 'boolean' ? enabled : BLANK_RULE.enabled,
    kinds: Array.isArray(kinds) ? OCCURRENCE_KINDS.filter((kind) => kinds.includes(kind)) : [],
    market: typeof market === 'string' && MARKET.test(market) ? market : undefined,
    side: oneOf(SIDES, value.side),
    minSize: within(Number.MAX_VALUE, value.minSize, BLANK_RULE.minSize),
    sizeIn: oneOf(SIZE_UNITS, value.sizeIn),
    maxDistancePercent: within(100, value.maxDistancePercent, BLANK_RULE.maxDistancePercent),
    coolDownSeconds: within(MAX_COOL_DOWN_SECONDS, value.coolDownSeconds, BLANK_RULE.coolDownSeconds),
    quiet: readQuiet(value.quiet),
    sound: oneOf(SOUNDS, value.sound),
  };
}

/** A number from 0 to `max`. */
const within = (max: number, value: unknown, fallback: number) =>
  typeof value === 'number' && value >= 0 && value <= max ? value : fallback;

/** One of the choices; of nothing known the first. */
const oneOf = <T extends string>(choices: readonly [T, ...(readonly T[])], value: unknown): T =>
  choices.find((choice) => choice === value) ?? choices[0];

function readQuiet(value: unknown): QuietHours | undefined {
  if (!isRecord(value) || !isMinute(value.from) || !isMinute(value.until)) return undefined;
  return { from: value.from, until: value.until };
}

const isMinute = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < DAY_MINUTES;
