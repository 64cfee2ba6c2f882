import type { OccurrenceKind } from './occurrence';
import type { AlertRule } from './rule';

/** The rules that ask for anything of these kinds on a market. */
export const rulesAsking = (
  rules: readonly AlertRule[],
  market: string,
  kinds: readonly OccurrenceKind[],
): readonly AlertRule[] =>
  rules.filter(
    (rule) =>
      rule.enabled &&
      (rule.market === undefined || rule.market === market) &&
      rule.kinds.some((kind) => kinds.includes(kind)),
  );
