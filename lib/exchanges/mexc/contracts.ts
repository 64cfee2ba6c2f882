import { sizeTable } from '../size-table';

/** `contractSize` by the contracts' base, as listed in 2022 and for the largest again in 2026-08; the others are asked for. */
const SIZES = sizeTable([
  [0.0001, 'BTC YFI YFII'],
  [0.001, 'ILV'],
  [0.01, 'AAVE BCH BNB BSV COMP DASH ETH FILECOIN ICP KSM LTC MKR TAO TORN XCH XMR ZEC'],
  [0.1, 'AGLD ALICE ANY AR ATOM AVAX BADGER BAL BAND BP BZZ CRV DORA DOT EGLD ENS EOS ETC FLOW FTT GTC'],
  [0.1, 'HNT HT HYPE KAVA KNC LINK LIT LPT MASK NEO OKB OMG QTUM RAY SDN SNX SOL SRM SSS SUSHI UMA UNI'],
  [0.1, 'WAVES XTZ ZEN'],
  [1, '1INCH ACA ACH ADA AKRO ALGO ALPHA ANC ANKR ANT API3 ARPA ATA AUDIO AXS BAT BICO BIT BOBA BTS'],
  [1, 'C98 CELO CELR CFX CHZ COCOS COTI CSPR CTK CTSI CVC DENT DGB DYDX EDEN ENJ FLM FLUX FODL FTM'],
  [1, 'GODS GOLDFINCH GRT HBAR HIVE HOT HTD ICX IMX IOTA IOTX JOE KEEP KLAY LINA LOOKS LRC LUNA MANA'],
  [1, 'MATIC MBOX MINA MTL NEAR NKN NU O3 OCEAN OGN ONE ONT PLA POKT PSP REEF RNDR RSR SAND SC SCRT'],
  [1, 'SFP SKL SLP STMX STORJ SXP THETA TLM TNS TONCOIN TRVL VET WOO X2Y2 XEM XRP YGG ZRX'],
  [10, 'APX BABY BLZ BTM CEEK CHR CRO DERI DUSK GALA JASMY JUP MELI ONDO PENGU PEOPLE ROSE RSS3 RVN'],
  [10, 'TRX UMEE WAXP WRLD XLM ZIL'],
  [100, 'DOGE FREE IOST JST SPA SPELL VRA'],
  [1000, 'JUSTICE RACA SHIB'],
  [10_000, 'XEC'],
  [100_000, 'STARL'],
  [1_000_000, 'AKITA ELON NFT SOS'],
  [10_000_000, 'GDO'],
  [1_000_000_000, 'BABYDOGE KISHU PIT'],
]);

/** Contracts settled in coins end in dollars: `BTC_USD`. */
export const isInverse = (symbol: string) => symbol.endsWith('_USD');

/** One contract of a symbol: base units, or for inverse ones 100 US dollars of Bitcoin and 10 of the others. NaN where it is not known. */
export function contractSize(symbol: string): number {
  const base = symbol.split('_')[0] ?? '';
  if (isInverse(symbol)) return base === 'BTC' ? 100 : 10;
  return SIZES.get(base) ?? NaN;
}
