const SUFFIXES = ['', 'K', 'M', 'B', 'T'];

/**
 * A size in two digits, for the inside of a cell: `0.034`, `1.2`, `35`, `340`, `1.2K`, `56M`. What is read off a code is
 * not known more closely. Not a number gives nothing.
 */
export function compactText(size: number): string {
  if (!Number.isFinite(size)) return '';
  // Of 999.5 and above the rounded number has a digit too many.
  let power = 0;
  let value = size;
  while (value >= 999.5 && power < SUFFIXES.length - 1) {
    value /= 1000;
    power += 1;
  }
  const text = value >= 99.5 ? String(Math.round(value)) : String(Number(value.toPrecision(2)));
  return text + (SUFFIXES[power] ?? '');
}
