import { sizeTable } from '../size-table';

/** Base units of one linear contract, by coin as KuCoin writes it, from an older public listing: for when the venue was not asked. */
const SIZES = sizeTable([
  [0.0001, 'YFI'],
  [0.001, 'MKR XBT'],
  [0.01, 'AAVE BCH BNB BSV COMP DASH ETH ICP KSM XMR ZEC'],
  [0.1, 'ATOM AVAX BAND ETC FIL LINK LTC MIR NEO QTUM SNX SOL THETA WAVES'],
  [1, '1INCH ALGO BAT CHZ CRV DOT ENJ EOS FTM GRT LUNA MANA OCEAN ONT SUSHI SXP UNI XEM XTZ'],
  [10, 'ADA DGB MATIC RVN XLM XRP'],
  [100, 'DENT DOGE IOST TRX VET'],
  [1000, 'BTT'],
  [100_000, 'SHIB'],
]);

/** NaN for a coin whose contract is not known: its sizes cannot be told in base units. */
export const linearContractSize = (coin: string): number => SIZES.get(coin) ?? NaN;

/** US dollars of one coin-margined contract. */
export const INVERSE_CONTRACT_SIZE = 1;
