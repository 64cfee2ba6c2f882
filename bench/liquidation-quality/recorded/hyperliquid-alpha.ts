import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ensureDefined } from '../../../lib/core/assert';

const FOLDER = path.resolve('../shared/market/recordings/hyperliquid-2023');

/** Whether the recording is there: a public clone has none. */
export const isRecorded = existsSync(FOLDER);

/** A fill of one user. Whoever is on the other side has a row as well, unless it is the market maker. */
export interface UserFill {
  /** Epoch ms. */
  readonly time: number;
  readonly user: string;
  readonly coin: string;
  readonly side: 'buy' | 'sell';
  readonly price: number;
  /** Base units. */
  readonly size: number;
  readonly isTaker: boolean;
}

/** A position that was closed by force. */
export interface LiquidatedPosition {
  /** Epoch ms. */
  readonly time: number;
  readonly coin: string;
  readonly position: 'long' | 'short';
  readonly size: number;
  readonly entry: number;
  /** The price at which it had to end. */
  readonly level: number;
}

/** All fills of the users of Hyperliquid's closed alpha, oldest first. */
export function readFills(): readonly UserFill[] {
  const [, ...lines] = gunzipSync(readFileSync(path.join(FOLDER, 'non_mm_trades.csv.gz')))
    .toString()
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [time = '', user = '', coin = '', side, price, size, crossed] = line.split(',');
    return {
      time: Date.parse(time),
      user,
      coin,
      side: side === 'Bid' ? 'buy' : 'sell',
      price: Number(price),
      size: Number(size),
      isTaker: crossed === 'true',
    };
  });
}

interface Line {
  readonly ts: number;
  readonly liquidated_ntl: number;
  readonly positions: readonly { readonly coin: string; readonly size: number; readonly entry_px: number }[];
  readonly fills_within_3s: readonly { readonly coin: string; readonly px: number }[];
}

/** All positions that were closed by force, oldest first. */
export function readLiquidated(): readonly LiquidatedPosition[] {
  return readFileSync(path.join(FOLDER, 'derived_liquidations_with_positions.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .flatMap((line) => liquidatedPositions(JSON.parse(line) as Line));
}

/**
 * An account with one position tells its mark price: the value it was liquidated at ÷ its size. Of one with several only the
 * prices are known at which they were sold.
 */
function liquidatedPositions({
  ts,
  liquidated_ntl: notional,
  positions,
  fills_within_3s: fills,
}: Line): readonly LiquidatedPosition[] {
  return positions.map(({ coin, size, entry_px: entry }) => ({
    time: ts,
    coin,
    position: size > 0 ? 'long' : 'short',
    size: Math.abs(size),
    entry,
    level:
      positions.length === 1
        ? notional / Math.abs(size)
        : ensureDefined(fills.find((fill) => fill.coin === coin)?.px, 'the price of a forced close'),
  }));
}
