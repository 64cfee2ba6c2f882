import type { Instrument } from '../../market/instrument';
import type { Rest } from '../exchange';
import { decimal, isAbsent, price } from '../fields';
import { question } from './feed';
import { type Asset, assets } from './rest-bodies';
import { priceStep, VENUE } from './symbols';

/** The step of a price follows from the price, so prices are asked for with the listings. */
export async function instruments(rest: Rest): Promise<readonly Instrument[]> {
  const body = await rest(question({ type: 'metaAndAssetCtxs' }));
  return assets(body).flatMap((asset) => {
    try {
      return asset.listing['isDelisted'] === true ? [] : [readInstrument(asset)];
    } catch {
      // One odd listing must not hide all the others.
      return [];
    }
  });
}

function readInstrument({ name, listing, context }: Asset): Instrument {
  const sizeDecimals = decimal(listing['szDecimals'], 'szDecimals', 0, 12);
  const mark = isAbsent(context['markPx']) ? undefined : price(context['markPx'], 'markPx');
  return {
    venue: VENUE,
    symbol: name,
    base: name,
    quote: 'USD',
    contract: 'linear',
    perpetual: true,
    contractSize: 1,
    priceStep: priceStep(sizeDecimals, mark),
    sizeStep: { units: 1, decimals: sizeDecimals },
    fundingHours: 1,
  };
}
