import { HOUR_MS } from '@/lib/core/durations';
import type { LayerLookback } from '@/lib/analysis/divergence/timeframe';
import type { LayerId } from '@/lib/heatmaps/layers';
import type { TradingStyle } from '@/lib/heatmaps/trading-style';
import type { MarketFacts } from '@/lib/reading/facts';
import { inputOf, type ReadInput, type ReadWish } from '@/lib/reading/input';
import type { MarketRead } from '@/lib/reading/read';
import { readMarket } from '@/lib/reading/read-market';
import { presetOf } from '@/lib/storage/presets';
import type { Settings } from '@/lib/storage/settings';
import { shownLayers } from '@/lib/storage/shown-layers';

/** What the trader means to do, and the candles they look at. */
export type Trade = Pick<ReadWish, 'direction' | 'target' | 'candleMs'>;

/** What a trader has beside the facts. */
interface Desk {
  readonly trade: Trade;
  readonly settings: Settings;
  readonly past: ReadInput['past'];
}

/** The read of a market as the settings have it looked at. */
export function readOf(facts: MarketFacts, { trade, settings, past }: Desk): MarketRead {
  const wish = { ...trade, style: styleOf(settings), lookbacks: lookbacksOf(facts, settings) };
  return readMarket(inputOf(facts, wish, past));
}

/** Someone who chose layers one by one is taken for a day trader. */
const styleOf = (settings: Settings): TradingStyle => presetOf(settings) ?? 'day';

function lookbacksOf({ profile }: MarketFacts, settings: Settings): readonly LayerLookback[] {
  const lookbacks: Readonly<Partial<Record<LayerId, number>>> = {
    liquidation: settings.liquidation.lookbackHours * HOUR_MS,
    ...(profile && { 'volume-profile': profile.to - profile.from }),
  };
  return shownLayers(settings).flatMap((layer) =>
    layer === 'marks' ? [] : [{ layer, lookbackMs: lookbacks[layer] }],
  );
}
