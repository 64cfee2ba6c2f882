export { createBinanceMapper as createMapper } from '../binance/mapper';
