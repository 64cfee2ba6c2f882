import type { CaseRun } from './run-case';

const SHOWN = 3;

/** What was wrong, why charts were not painted and what the page complained about: the most frequent of each. */
export function explain({ verdicts, errors, lost }: CaseRun): readonly string[] {
  const unpainted = verdicts.filter(({ readings, paintable }) => readings.length < paintable);
  return [
    ...mostFrequent(verdicts.flatMap(({ wrong }) => wrong)).map((line) => `wrong: ${line}`),
    ...mostFrequent(unpainted.flatMap(({ silent }) => silent)).map((line) => `not painted: ${line}`),
    ...mostFrequent(errors).map((line) => `page error: ${line}`),
    ...(lost > 0 ? [`not painted at all after ${lost} page loads`] : []),
  ];
}

function mostFrequent(reasons: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) {
    // Figures differ from view to view.
    const kind = reason.replaceAll(/\d+(\.\d+)?/g, '…');
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, SHOWN)
    .map(([reason, count]) => `${reason} (${count} ×)`);
}
