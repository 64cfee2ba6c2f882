/** How much of what was really liquidated a venue's public feed shows. */
export type LiquidationCompleteness = 'complete' | 'batched' | 'sampled' | 'none';
