const MS = 1000;

/** Whole seconds of an epoch ms. */
export const inSeconds = (ms: number) => Math.floor(ms / MS);
