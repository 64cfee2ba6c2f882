import { sizeTable } from '../size-table';

/** Base units of one linear contract, by coin, from an older public listing: for when the venue was not asked. */
const SIZES = sizeTable([
  [0.0001, 'YFI'],
  [0.001, 'BTC MKR XCH YFII'],
  [0.01, 'BAGS BCH BSV COMP EGLD ENS ETH FTT ICP LPT QNT XMR'],
  [0.1, 'AAVE ALICE AR AXS BADGER BAL BICO BNB CELO DASH DYDX FIL FLOW FORTH GST IMX KSM LINK LOOKS LTC'],
  [0.1, 'MASK MINA NEO OKB UMA ZEC ZEN ZKS'],
  [1, '1INCH AGLD ATOM AVAX BAND BNT C98 CLV CRV CSPR DOT ENJ EOS ETC FRONT FTM KAVA KNC LUNA MASS'],
  [1, 'MDX MIR NEAR O3 OGN OMG PHA QTUM RNDR ROSE SNX SOL SRM STORJ SUSHI SXP UNI WAVES XTZ YGG'],
  [10, 'ACH ADA ALGO ANKR ARPA BAT BLZ CELR CHR CHZ COTI CRO CTSI CVC GALA GRT HBAR IOTA IOTX JST LAT'],
  [10, 'LINA LRC MANA NKN ONT PEOPLE REN RVN SAND SKL THETA TRIBE WAXP WOO XEM XLM XRP'],
  [100, 'AKRO BTS DOGE IOST MATIC ONE REEF RSR SLP TRX VET VRA ZIL'],
  [1000, 'SHIB'],
  [10_000, 'XEC'],
  [100_000, 'SOS'],
  [1_000_000, 'NFT'],
]);

/** NaN for a coin whose contract is not known: its sizes cannot be told in base units. */
export const linearContractSize = (coin: string): number => SIZES.get(coin) ?? NaN;

/** US dollars of one coin-margined contract. */
export const inverseContractSize = (coin: string): number => (coin === 'BTC' ? 100 : 10);
