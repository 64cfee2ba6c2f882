import { sizeTable } from '../size-table';

/** Base units of one linear contract, by coin as KuCoin writes it, from an older public listing: for when the venue was not asked. */
const SIZES = sizeTable([
  [0.0001, 'YFI'],
  [0.001, 'MKR XBT'],
  [0.01, 'AAVE BCH BNB BSV COMP DASH EGLD ETH ICP KSM XMR ZEC'],
  [0.1, 'ALICE APE API3 ATOM AVAX AXS BAL BAND DYDX ENS ETC FIL FLOW GAL KAVA KDA LINK LTC MIR NEAR NEO'],
  [0.1, 'OMG QTUM RUNE SNX SOL THETA UNFI WAVES YGG'],
  [1, '1INCH AGLD ALGO AUDIO BAT C98 CELO CHR CHZ CRO CRV CTSI DOT ENJ EOS FTM GALA GMT GRT IMX KEEP'],
  [1, 'KNC LOOKS LRC LUNA MANA NYM OCEAN ONT OP RNDR SAND SRM SUSHI SXP TLM UNI WAXP XEM XTZ'],
  [10, 'ADA ARPA CELR DGB HBAR IOTX JASMY LINA MATIC ONE PEOPLE ROSE RVN SLP VRA XCN XLM XRP ZIL'],
  [100, 'DENT DOGE IOST TRX VET'],
  [1000, 'BTT LUNC'],
  [100_000, 'NFT SHIB SOS'],
]);

/** NaN for a coin whose contract is not known: its sizes cannot be told in base units. */
export const linearContractSize = (coin: string): number => SIZES.get(coin) ?? NaN;

/** US dollars of one coin-margined contract. */
export const INVERSE_CONTRACT_SIZE = 1;
