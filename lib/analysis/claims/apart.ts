/** What happens together tells one thing: of events nearer than `apartMs` to the last that counts, only that one is kept. */
export function apart<T>(events: readonly T[], timeOf: (event: T) => number, apartMs: number): readonly T[] {
  let last = Number.NEGATIVE_INFINITY;
  return events
    .toSorted((one, other) => timeOf(one) - timeOf(other))
    .filter((event) => {
      if (timeOf(event) - last < apartMs) return false;
      last = timeOf(event);
      return true;
    });
}
