import { isFields } from '../fields';
import { kindBy, type Kinds } from '../message-shape';

/** Channels the product has no use for. Contexts of all assets name none of them. */
export const IGNORED_CHANNELS: ReadonlySet<string> = new Set(
  [
    'bbo allMids allMidsDexs activeSpotAssetCtx allDexsAssetCtxs assetCtxs spotAssetCtxs spotState',
    'allDexsClearinghouseState clearinghouseState openOrders notification webData2 webData3 user',
    'userEvents userFills userFundings userNonFundingLedgerUpdates userHistoricalOrders orderUpdates',
    'userTwapSliceFills userTwapHistory twapStates activeAssetData explorerBlock explorerTxs post',
    'outcomeMetaUpdates',
  ].flatMap((names) => names.split(' ')),
);

/** What a client says. */
export const METHODS: ReadonlySet<string> = new Set(['subscribe', 'unsubscribe', 'ping', 'post']);

const ROW_KINDS: Kinds = [
  // Of one account: its side need not be the taker's.
  ['userOrders', ['oid']],
  ['fundingHistory', ['fundingRate']],
  ['candleSnapshot', ['T']],
  ['recentTrades', ['tid']],
];

const BODY_KINDS: Kinds = [
  ['l2Book', ['levels']],
  ['meta', ['universe']],
  ['clearinghouseState', ['assetPositions']],
];

/** What an answer of `/info` holds, which does not say so itself; undefined when it is not recognised. */
export function bodyKind(body: unknown): string | undefined {
  if (Array.isArray(body)) return listKind(body as readonly unknown[]);
  if (!isFields(body)) return undefined;
  const known = kindBy(body, BODY_KINDS);
  if (known !== undefined) return known;
  const values = Object.values(body);
  return values.length > 0 && values.every((value) => typeof value === 'string') ? 'allMids' : undefined;
}

function listKind([first]: readonly unknown[]): string | undefined {
  if (first === undefined) return 'emptyList';
  if (first === null) return 'perpDexs';
  if (Array.isArray(first)) return typeof first[0] === 'string' ? 'predictedFundings' : undefined;
  if (!isFields(first)) return undefined;
  if ('universe' in first) return 'tokens' in first ? 'spotMetaAndAssetCtxs' : 'metaAndAssetCtxs';
  return kindBy(first, ROW_KINDS);
}

export const IGNORED_BODIES: ReadonlySet<string> = new Set(
  'meta spotMetaAndAssetCtxs perpDexs clearinghouseState allMids emptyList predictedFundings userOrders'.split(
    ' ',
  ),
);
