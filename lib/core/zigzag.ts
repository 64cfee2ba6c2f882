/** A whole number of either sign, less than 2^52, as one without: 0, −1, 1, −2, 2 … become 0, 1, 2, 3, 4 … */
export const zigzag = (value: number) => (value < 0 ? -2 * value - 1 : 2 * value);

export const unzigzag = (code: number) => (code % 2 === 0 ? code / 2 : -(code + 1) / 2);
