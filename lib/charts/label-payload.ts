/**
 * The one shape that crosses from the page's world: a JSON text `[version, sequence, [[text, x, y, ink, width, height], …]]`.
 * Its numbers are whole hundredths of a device pixel: whole ones are written and read several times as fast.
 */
export const PAYLOAD_VERSION = 2;
/** Of a device pixel. */
export const PARTS = 100;
export const MAX_PAYLOAD_LENGTH = 40_000;
export const MAX_LABELS = 200;
export const MAX_TEXT_LENGTH = 40;
/** Every number of a label lies below this in size, in device pixels. */
export const MAX_COORDINATE = 32_768;
/** Names of months and days are no longer than this. */
export const MAX_WORD_LENGTH = 12;
/** Texts without a digit may take so many of the places. */
export const MAX_WORDS = 100;
