import { createBinanceMapper } from '../binance/mapper';
import type { Mapper, MapperContext } from '../exchange';
import { market } from './instruments';

export const createMapper = (context: MapperContext): Mapper => createBinanceMapper(market, context);
