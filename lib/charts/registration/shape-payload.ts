/** The one shape that crosses from the page's world: a JSON text `[version, canvas width, canvas height, [left, top, right, bottom, …]]`, in device pixels of the canvas. */
export const SHAPES_VERSION = 1;
export const MAX_BOXES = 2000;
/** Every coordinate lies below this in size; so does the size of a canvas. */
export const MAX_COORDINATE = 32_768;
/** Four numbers a box, each at most `-32767.99,`. */
export const MAX_SHAPES_LENGTH = 64 + MAX_BOXES * 4 * 10;

/** Event names on the channel, both dispatched on the canvas in question. A cancelled question is one that was heard. */
export const askName = (channel: string) => `${channel}-ask`;
export const answerName = (channel: string) => `${channel}-answer`;
