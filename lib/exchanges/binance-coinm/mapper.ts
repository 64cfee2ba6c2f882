import { createBinanceMapper } from '../binance/mapper';
import type { Mapper, MapperContext } from '../exchange';

export const createMapper = (context: MapperContext): Mapper => createBinanceMapper(context, 2);
