import type { ClockParts } from './zone-clock';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

export const monthName = (month: number) => MONTHS[month] ?? '';

/** How many decimals a tick size has: 0.25 → 2. */
export function decimalsOf(tick: number): number {
  let decimals = 0;
  while (decimals < 12 && Math.abs(tick * 10 ** decimals - Math.round(tick * 10 ** decimals)) > 1e-9 * tick)
    decimals += 1;
  return decimals;
}

/** `63,512.1`: thousands apart, as many decimals as the tick size has, the sign a true minus. */
export function priceText(price: number, decimals: number): string {
  const [whole = '', fraction] = Math.abs(price).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = price < 0 && Number(price.toFixed(decimals)) !== 0 ? '−' : '';
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** `12.5 K`: volumes are the one thing the library shortens. */
export function volumeText(volume: number): string {
  for (const [unit, size] of [
    ['B', 1e9],
    ['M', 1e6],
    ['K', 1e3],
  ] as const)
    if (Math.abs(volume) >= size) return `${trimmed(volume / size)} ${unit}`;
  return trimmed(volume);
}

const trimmed = (value: number) => value.toFixed(2).replace(/\.?0+$/, '');

const two = (part: number) => String(part).padStart(2, '0');

/** `Thu 26 Nov '26  14:05` of a crosshair; seconds and clock time only where bars have them. */
export function crosshairDate(parts: ClockParts, barMs: number): string {
  const { year, month, day, weekday, hour, minute, second } = parts;
  const date = `${WEEKDAYS[weekday]} ${two(day)} ${monthName(month)} '${two(year % 100)}`;
  if (barMs >= 86_400_000) return date;
  return `${date}  ${two(hour)}:${two(minute)}${barMs < 60_000 ? `:${two(second)}` : ''}`;
}
