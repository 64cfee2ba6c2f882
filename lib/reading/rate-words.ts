const RATE = new Intl.NumberFormat('en-US', { minimumFractionDigits: 4, maximumFractionDigits: 4 });

/** A funding rate, a fraction: `0.0100 %`. */
export const rate = (fraction: number) => `${RATE.format(fraction * 100)}\u00A0%`;
