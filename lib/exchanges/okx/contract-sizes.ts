import { sizeTable } from '../size-table';

/** Coins in one USDT-margined contract: the `ctVal` of the liquid swaps, which dated futures of the same coin share. */
const COINS = sizeTable([
  [0.0001, 'YFI'],
  [0.001, 'XAUT YFII'],
  [0.01, 'BNB BTC ICP MKR TAO TORN XCH'],
  [0.1, 'AAVE APE AR AXS BADGER BAL BCH BERA BZZ COMP DASH DORA EGLD ENS ETH FIL GMX HYPE INJ KSM LPT'],
  [0.1, 'ORDI SUN TRB TRUMP UMA WNXM XMR ZEC'],
  [1, '1INCH AEVO AGLD ALPHA ANC ANT API3 APT ARKM ATOM AVAX BAND BICO BSV CELO CORE CQT CRV CSPR DOT'],
  [1, 'DYDX EFI EIGEN ETHFI FARTCOIN GMT GODS GRASS IMX IP JTO KAITO KNC LDO LINK LON LOOKS LTC LUNA'],
  [1, 'MASK MINA MIR NEO NYM OMG OP PERP PI QTUM RENDER SNX SOL SPX SRM STRK SUI SUSHI SWRV TIA TON'],
  [1, 'TONCOIN UNI VIRTUAL W WAVES WIF WLD WNCG XTZ YGG ZEN ZRO'],
  [10, 'ALGO ARB ASTR BAT BLUR BNT CFX CHZ CONV CRO EOS ETC FITFI FLM FTM GALA GRT IOTA JUP LAT LRC'],
  [10, 'MANA MATIC NEAR ONDO ONT PNUT POL PYTH REN RSS3 RVN S SAND SLP STORJ STX THETA UMEE XEM ZK'],
  [100, 'ADA BTM CVC DOME HBAR JST MEME NOT PENGU PEOPLE RSR SC XLM XRP ZIL'],
  [1000, 'BOME DOGE DOGS IOST MEW NEIRO PUMP TRX'],
  [10_000, 'LUNC TURBO'],
  [100_000, 'BONK CAT FLOKI STARL'],
  [1_000_000, 'BTT ELON NFT SHIB SOS'],
  [10_000_000, 'PEPE SATS'],
  [1_000_000_000, 'BABYDOGE KISHU'],
]);

/** USDC-margined contracts are a hundredth of those. */
const USDC_SHARE = 0.01;

/** Coins in one linear contract of a base coin; undefined for one that is not known here. */
export function coinsInContract(base: string, quote: string): number | undefined {
  const size = COINS.get(base);
  return size === undefined || quote !== 'USDC' ? size : Number((size * USDC_SHARE).toPrecision(1));
}

/** US dollars in one inverse contract. */
export const dollarsInContract = (base: string) => (base === 'BTC' ? 100 : 10);
