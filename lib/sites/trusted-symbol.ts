import type { PageSymbol } from './site';

/**
 * The symbol of the most trusted source that has one. When that names no venue, the next source that agrees on the
 * pair may say which.
 */
export function trustedSymbol(sources: readonly (PageSymbol | undefined)[]): PageSymbol | undefined {
  const known = sources.filter((source) => source !== undefined);
  const [first] = known;
  if (!first || first.venue !== undefined) return first;
  const agreeing = known.find(
    ({ venue, base, quote }) => venue !== undefined && base === first.base && quote === first.quote,
  );
  return agreeing ?? first;
}
