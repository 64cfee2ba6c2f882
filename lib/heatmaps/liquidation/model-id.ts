/** How a liquidation map can be estimated: by our mixture, by fixed leverages, or by volume alone. */
export const LIQUIDATION_MODELS = ['mixture', 'fixed-bands', 'volume-only'] as const;

export type LiquidationModelId = (typeof LIQUIDATION_MODELS)[number];
