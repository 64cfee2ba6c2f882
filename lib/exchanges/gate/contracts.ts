import type { ContractKind } from '../../market/instrument';
import { sizeTable } from '../size-table';

/** What one contract of a symbol stands for. */
export interface ContractUnit {
  readonly contract: ContractKind;
  /** Base units, or US dollars for inverse contracts. */
  readonly contractSize: number;
}

/** `quanto_multiplier` of the contracts in USDT by their base, as listed on 2023-05-24, and of some that were listed before. */
const MULTIPLIERS = sizeTable([
  [0.0001, 'BTC YFI'],
  [0.001, 'BNB ICP MKR XAUG XCH YFII'],
  [0.01, 'AAVE ALCX BCH BSV COMP CREAM CRU DASH ETH FIL FTT GMX MOVR QNT QUICK RPL XMR XVS ZEC'],
  [0.1, 'ALICE ANT APT AR AUCTION AXS BADGER BAKE BAL BAND BCD BCHA BICO BZZ CAKE CRV CVX DEGO DYDX'],
  [0.1, 'EGLD ENS ETC ETHW FIL6 FLOW GAL GITCOIN GLMR GST GT HNT INJ KSM LPT LTC MANA MASK MBOX MINA'],
  [0.1, 'MTL OG OKB ORDI PERP PROM RAD RAY RUNE SNX SSV SUN TON TRB UNFI ZEN'],
  [1, '1INCH ACA AGLD ALPHA ALPINE AMPL ANC APE API3 ARB ATOM AUDIO AVAX BEL BIT BLUR BNT BNX BSW'],
  [1, 'BUSD C98 CEL CELO CHESS CLV COCOS CORE COTI CRO CTK CTSI CVP DAO DAR DIA DOT EDU ENJ EOS ERN'],
  [1, 'EUL FET FIDA FITFI FLUX FRONT FTM GMT GNS HFT HIFI HIGH HIVE HOOK HT ICX ID IMX IOTA JASMY JOE'],
  [1, 'KAVA KDA KEEP KLAY KNC LAZIO LDO LINK LIT LOKA LON LOOKS LQTY LRC LUNA MAGIC MOB NEAR NEXO NKN'],
  [1, 'NYM OCEAN OGN OMG ONT OP OXY PHB POLS POLY PORTO PSG PUNDIX QRDO QTUM RDNT REQ RLC RNDR SAND'],
  [1, 'SANTOS SCRT SFP SLP SOL SRM STG STORJ STX SUI SUPER SUSHI SXP SYN THETA TLM TOMO TRIBE UMA UNI'],
  [1, 'USDC VGX WAVES WAXP WEMIX WOO XEM XTZ YGG ZKS ZRX'],
  [9.6, 'PYR'],
  [10, 'ADA AGIX ALGO ANKR ARPA ASTR ASTRA ATA BAIDOGE BAT BEAM BLZ BSHIBAI BTM CELR CETUS CFX CHR'],
  [10, 'CONV CSPR CVC DGB DODO DOGE DUSK FLM GALA GARI GFT GPT GRIN GRT HBAR IDEX IOST IOTX IRIS LINA'],
  [10, 'MATIC MDT NEST OAS OAX ONE PEOPLE POLYX POND RARE REN RIF RVN SERO SKL STEEM TFUEL TRU VMPX'],
  [10, 'VRA XCN XLM XRD XRP ZIL'],
  [11, 'ACH'],
  [100, 'ACS AKRO BTS CHZ CKB FLR JST KEY MBABYDOGE OOKI RACA REEF ROSE RSR SC SQUAD STMX TRX USTC VELO'],
  [100, 'VET'],
  [1000, 'DENT HOT SPELL TURBO WOJAK'],
  [10_000, 'FLOKI LUNC POGAI SHIB WIN XEC'],
  [100_000, 'NFT SOS'],
  [1_000_000, 'BONK XEN'],
  [10_000_000, 'LADYS MONG PAW PEPE'],
  [100_000_000, 'VINU'],
]);

/**
 * The unit of a contract by its name: `BTC_USDT` and `BTC_USDT_20250627` are linear, `BTC_USD` is worth one dollar.
 * Undefined for the others settled in coins, which are quantos. The size is NaN where it is not known.
 */
export function contractUnit(symbol: string): ContractUnit | undefined {
  const [base = '', quote] = symbol.split('_');
  if (quote === 'USDT') return { contract: 'linear', contractSize: MULTIPLIERS.get(base) ?? NaN };
  return base === 'BTC' && quote === 'USD' ? { contract: 'inverse', contractSize: 1 } : undefined;
}
