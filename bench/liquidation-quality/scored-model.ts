import type { LiquidationModel } from '../../lib/heatmaps/liquidation/contract';

/** What an evaluation asks of a model. */
export type ScoredModel = Pick<LiquidationModel, 'step' | 'density'>;
