import type { ContractKind } from '../../../lib/market/instrument';
import type { VenueId } from '../../../lib/market/venues';
import type { InstrumentSpec } from '../../simulator/venue-market';

/** What sets one exchange that speaks Binance's protocol apart from the others. */
export interface BinanceProfile {
  readonly id: VenueId;
  readonly hosts: readonly string[];
  /** Where REST answers: `/fapi/v1`. */
  readonly api: string;
  readonly contract: ContractKind;
  /** The `st` of the two futures markets that share their pushes. */
  readonly marketCode?: 1 | 2;
  readonly socketPath: RegExp;
  /** Books and everything else live on different sockets. */
  readonly splits: boolean;
  readonly messagesPerSecond: number;
  readonly depthLimits: readonly number[];
  readonly depthWeight: number;
  readonly mostBars: number;
  readonly hasOpenInterestHistory: boolean;
}

const PLAIN_SOCKET = /^\/(stream|ws)(\/.*)?$/;
const FUTURES_DEPTHS = [5, 10, 20, 50, 100, 500, 1000];

export const USDM: BinanceProfile = {
  id: 'binance-usdm',
  hosts: ['fapi.binance.com', 'fstream.binance.com'],
  api: '/fapi/v1',
  contract: 'linear',
  marketCode: 1,
  socketPath: /^\/(public|market)\/(stream|ws)(\/.*)?$/,
  splits: true,
  messagesPerSecond: 10,
  depthLimits: FUTURES_DEPTHS,
  depthWeight: 20,
  mostBars: 1500,
  hasOpenInterestHistory: true,
};

export const COINM: BinanceProfile = {
  ...USDM,
  id: 'binance-coinm',
  hosts: ['dapi.binance.com', 'dstream.binance.com'],
  api: '/dapi/v1',
  contract: 'inverse',
  marketCode: 2,
  socketPath: PLAIN_SOCKET,
  splits: false,
};

export const SPOT: BinanceProfile = {
  id: 'binance-spot',
  hosts: ['data-api.binance.vision', 'data-stream.binance.vision'],
  api: '/api/v3',
  contract: 'spot',
  socketPath: PLAIN_SOCKET,
  splits: false,
  messagesPerSecond: 5,
  depthLimits: [...FUTURES_DEPTHS, 5000],
  depthWeight: 250,
  mostBars: 1000,
  hasOpenInterestHistory: false,
};

/** The futures of another company, in Binance's words. */
export const ASTER: BinanceProfile = {
  id: 'aster',
  hosts: ['fapi.asterdex.com', 'fstream.asterdex.com'],
  api: '/fapi/v3',
  contract: 'linear',
  socketPath: PLAIN_SOCKET,
  splits: false,
  messagesPerSecond: 10,
  depthLimits: FUTURES_DEPTHS,
  depthWeight: 20,
  mostBars: 1500,
  hasOpenInterestHistory: false,
};

/** `BTCUSD` of `BTCUSD_PERP`; other contracts are their own pair. */
export const pairOf = (symbol: string) => symbol.replace(/_PERP$/, '');

/** US dollars in one inverse contract. */
export const contractValue = ({ base }: InstrumentSpec) => (base === 'BTC' ? 100 : 10);
