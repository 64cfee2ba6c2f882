import { sizeTable } from '../size-table';

/** Coins in one USDT-margined contract: the `ctVal` of the liquid swaps, which dated futures of the same coin share. */
const COINS = sizeTable([
  [0.001, 'XAUT'],
  [0.01, 'BTC BNB TAO ICP MKR XCH'],
  [0.1, 'ETH BCH FIL AAVE HYPE INJ ORDI TRB AR AXS APE COMP BERA EGLD ENS GMX KSM LPT TRUMP UMA'],
  [
    1,
    'SOL LTC LINK DOT AVAX UNI ATOM APT SUI TON OP WLD TIA WIF CRV SUSHI SNX DYDX NEO IMX LDO JTO RENDER ETHFI ' +
      'EIGEN FARTCOIN GRASS PI VIRTUAL 1INCH AEVO ARKM CORE IP KAITO LUNA MINA SPX STRK W XTZ ZRO',
  ],
  [
    10,
    'NEAR ARB ETC EOS MATIC POL GRT SAND MANA ALGO CHZ GALA JUP ONDO STX PYTH BLUR CFX CRO IOTA S THETA ZK PNUT',
  ],
  [100, 'XRP ADA XLM HBAR NOT PEOPLE PENGU RSR ZIL MEME'],
  [1000, 'DOGE TRX IOST BOME DOGS MEW NEIRO PUMP'],
  [10_000, 'LUNC TURBO'],
  [100_000, 'BONK FLOKI CAT'],
  [1_000_000, 'SHIB'],
  [10_000_000, 'PEPE SATS'],
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
