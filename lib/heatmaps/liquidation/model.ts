import { DAY_MS } from '../../core/durations';
import type { LiquidationMarket, LiquidationModel, LiquidationModelOptions } from './contract';
import { FixedBandsModel } from './fixed-bands';
import { MixtureModel } from './mixture';
import type { LiquidationModelId } from './model-id';
import { DEFAULT_PRIOR } from './prior';
import { VolumeOnlyModel } from './volume-only';

export type * from './contract';
export type { LiquidationModelId } from './model-id';

interface Kind {
  create(market: LiquidationMarket, options: LiquidationModelOptions): LiquidationModel;
  restore(market: LiquidationMarket, bytes: Uint8Array): LiquidationModel;
}

const KINDS: Readonly<Record<LiquidationModelId, Kind>> = {
  mixture: {
    create: (market, { prior = DEFAULT_PRIOR }) => new MixtureModel(market, prior),
    restore: (market, bytes) => MixtureModel.restore(market, bytes),
  },
  'fixed-bands': {
    create: (_, { lookBackMs = 14 * DAY_MS }) => new FixedBandsModel(lookBackMs),
    restore: (_, bytes) => FixedBandsModel.restore(bytes),
  },
  'volume-only': {
    create: (_, { lookBackMs = 3 * DAY_MS }) => new VolumeOnlyModel(lookBackMs),
    restore: (_, bytes) => VolumeOnlyModel.restore(bytes),
  },
};

/** A model that knows nothing yet. */
export function createModel(
  id: LiquidationModelId,
  market: LiquidationMarket,
  options: LiquidationModelOptions = {},
): LiquidationModel {
  return KINDS[id].create(market, options);
}

/**
 * The model that wrote a checkpoint. The market may have changed since: what is added later follows it.
 * @throws CheckpointError when the bytes are damaged or another model's.
 */
export function restoreModel(
  id: LiquidationModelId,
  market: LiquidationMarket,
  bytes: Uint8Array,
): LiquidationModel {
  return KINDS[id].restore(market, bytes);
}
