/** The one shape that crosses from the page's world: a JSON text `[version, sequence, [[text, x, y, glyphOffset, width, height], …]]`. */
export const PAYLOAD_VERSION = 1;
export const MAX_PAYLOAD_LENGTH = 40_000;
export const MAX_LABELS = 200;
export const MAX_TEXT_LENGTH = 40;
/** Every number of a label lies below this in size. */
export const MAX_COORDINATE = 32_768;
/** Names of months and days are no longer than this. */
export const MAX_WORD_LENGTH = 12;
/** Texts without a digit may take so many of the places. */
export const MAX_WORDS = 100;
