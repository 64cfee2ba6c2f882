/** The value of a field for a moment, in UTC, to the minute: `2026-11-26T14:03`. */
export const momentValue = (time: number) => new Date(time).toISOString().slice(0, 16);

/** Epoch ms; NaN while a part of the moment is missing. */
export const readMoment = (text: string) => Date.parse(`${text}Z`);
