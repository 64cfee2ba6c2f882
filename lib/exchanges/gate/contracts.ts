import { type ContractKind, wireToBase } from '../../market/instrument';
import { sizeTable } from '../size-table';

/** What one contract of a symbol stands for. */
export interface ContractUnit {
  readonly contract: ContractKind;
  /** Base units, or US dollars for inverse contracts. */
  readonly contractSize: number;
}

/** `quanto_multiplier` of the contracts in USDT by their base, as listed on 2023-05-24; the most common one is 1. */
const MULTIPLIERS = sizeTable([
  [0.0001, 'BTC YFI'],
  [0.001, 'BNB ICP MKR XAUG XCH YFII'],
  [0.01, 'AAVE ALCX BCH BSV COMP CREAM DASH ETH FIL FTT GMX MOVR QNT QUICK RPL XMR XVS ZEC'],
  [
    0.1,
    'ALICE ANT APT AR AUCTION AXS BADGER BAKE BAL BAND BICO CAKE CRV CVX DEGO DYDX EGLD ENS ETC ETHW FLOW GAL ' +
      'GITCOIN GLMR GST GT HNT INJ KSM LPT LTC MANA MASK MBOX MINA MTL OG OKB ORDI PERP PROM RAD RAY RUNE SNX ' +
      'SSV SUN TON TRB UNFI ZEN',
  ],
  [9.6, 'PYR'],
  [
    10,
    'ADA AGIX ALGO ANKR ARPA ASTR ASTRA ATA BAIDOGE BAT BLZ BSHIBAI BTM CELR CETUS CFX CHR CSPR CVC DGB DODO ' +
      'DOGE DUSK FLM GALA GARI GFT GPT GRT HBAR IDEX IOST IOTX LINA MATIC MDT OAS OAX ONE PEOPLE POLYX POND ' +
      'RARE REN RIF RVN SKL STEEM TFUEL TRU VMPX VRA XCN XLM XRD XRP ZIL',
  ],
  [11, 'ACH'],
  [100, 'ACS AKRO BTS CHZ CKB FLR JST KEY MBABYDOGE OOKI RACA REEF ROSE RSR SC SQUAD STMX TRX USTC VELO VET'],
  [1000, 'DENT HOT SPELL TURBO WOJAK'],
  [10_000, 'FLOKI LUNC POGAI SHIB WIN XEC'],
  [100_000, 'NFT SOS'],
  [1_000_000, 'BONK XEN'],
  [10_000_000, 'LADYS MONG PAW PEPE'],
  [100_000_000, 'VINU'],
]);

/** Base units of one contract of a symbol in USDT, perpetual or dated. */
export const contractSize = (symbol: string): number => MULTIPLIERS.get(symbol.split('_')[0] ?? '') ?? 1;

/**
 * The unit of a contract by its name: `BTC_USDT` and `BTC_USDT_20250627` are linear, `BTC_USD` is worth one dollar.
 * Undefined for the others settled in coins, which are quantos.
 */
export function contractUnit(symbol: string): ContractUnit | undefined {
  const [base, quote] = symbol.split('_');
  if (quote === 'USDT') return { contract: 'linear', contractSize: contractSize(symbol) };
  return base === 'BTC' && quote === 'USD' ? { contract: 'inverse', contractSize: 1 } : undefined;
}

/** Converts sizes at a price into base units. */
export type ToBase = (size: number, price: number) => number;

export const toBaseOf =
  (unit: ContractUnit): ToBase =>
  (size, price) =>
    wireToBase(size, price, unit);
