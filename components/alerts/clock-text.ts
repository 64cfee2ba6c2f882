const two = (value: number) => String(value).padStart(2, '0');

/** Minutes since midnight as a time field has them: `22:05`. */
export const clockText = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** The minutes since midnight that a time field says; undefined while it is not filled in. */
export function minuteOf(text: string): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}
