const COMPACT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });
const NONE = '–';
const MAX_DIGITS = 12;

/** By decimals. Making one takes as long as all the rest of a frame. */
const PRICES: Intl.NumberFormat[] = [];

/** `0.034`, `12.4`, `1.2K`, `737K`: what was read off a code has three digits at most. Not a number gives a dash. */
export const compactNumber = (value: number) => (Number.isFinite(value) ? COMPACT.format(value) : NONE);

/** A price with as many decimals as its step needs: `60,015`, `0.0123`. */
export function priceText(price: number, step: number): string {
  if (!Number.isFinite(price) || !(step > 0)) return NONE;
  const digits = Math.min(MAX_DIGITS, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));
  return priceFormat(digits).format(price);
}

const priceFormat = (digits: number) =>
  (PRICES[digits] ??= new Intl.NumberFormat('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }));

/** `12s`, `3m 12s`, `2h 5m`, `3d 4h`: the two largest units. */
export function spanText(ms: number): string {
  if (!Number.isFinite(ms)) return NONE;
  const seconds = Math.max(0, Math.round(ms / 1000));
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return '0s';
  const shown = parts.slice(first, first + 2).filter(([count]) => count > 0);
  return shown.map(([count, unit]) => `${count}${unit}`).join(' ');
}

/** `14:03:27 UTC`, with the day before it when it is not that of `now`. */
export function momentText(time: number, now: number): string {
  if (!Number.isFinite(time) || Math.abs(time) > 8.64e15) return NONE;
  const [day = '', clock = ''] = new Date(time).toISOString().split('T');
  const today = new Date(now).toISOString().slice(0, 10);
  return `${day === today ? '' : `${day} `}${clock.slice(0, 8)} UTC`;
}

const two = (value: number) => String(value).padStart(2, '0');

/** `2026-03-15 14:30` in the computer's own zone, as it can be typed; seconds only where there are any. */
export function localText(time: number): string {
  const date = new Date(time);
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  const seconds = date.getSeconds() === 0 ? '' : `:${two(date.getSeconds())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}${seconds}`;
}
