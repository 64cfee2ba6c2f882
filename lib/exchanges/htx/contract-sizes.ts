import { sizeTable } from '../size-table';

/** Base units of one linear contract, by coin, from an older public listing: for when the venue was not asked. */
const SIZES = sizeTable([
  [0.0001, 'YFI'],
  [0.001, 'BTC MKR XCH YFII'],
  [0.01, 'BAGS BCH BSV COMP ETH ICP XMR'],
  [0.1, 'AAVE AXS BADGER BAL BNB DASH FIL FLOW FORTH GST KSM LINK LTC MASK NEO UMA ZEC ZEN ZKS'],
  [
    1,
    '1INCH ATOM AVAX BAND BNT CLV CRV CSPR DOT ENJ EOS ETC FRONT KAVA KNC LUNA MASS MDX MIR NEAR O3 OGN OMG PHA QTUM',
  ],
  [1, 'RNDR SNX SOL SRM STORJ SUSHI SXP UNI WAVES XTZ YGG'],
  [10, 'ACH ADA ALGO ANKR BAT BLZ CHR CHZ COTI CRO CTSI CVC GRT HBAR IOTA IOTX LAT LINA LRC MANA NKN ONT'],
  [10, 'PEOPLE REN RVN SAND SKL THETA TRIBE WAXP WOO XEM XLM XRP'],
  [100, 'AKRO BTS DOGE IOST MATIC ONE REEF RSR TRX VET ZIL'],
  [1000, 'BTT SHIB'],
]);

/** NaN for a coin whose contract is not known: its sizes cannot be told in base units. */
export const linearContractSize = (coin: string): number => SIZES.get(coin) ?? NaN;

/** US dollars of one coin-margined contract. */
export const inverseContractSize = (coin: string): number => (coin === 'BTC' ? 100 : 10);
