import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SHARED = path.resolve('../shared/market');

export const present = existsSync(SHARED);
/** Says in a test's name why it is skipped. */
export const why = present ? '' : ' (skipped: the recordings are not in ../shared/market)';

export interface Recorded {
  readonly id: string;
  readonly kind: string;
  readonly raw: unknown;
  /** A message of an older protocol. */
  readonly legacy?: boolean;
  readonly protocol?: string;
}

/** Every record of a folder of the recordings: `frames/okx`. */
export const recordsIn = (folder: string): readonly Recorded[] =>
  readdirSync(path.join(SHARED, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => recordsOf(path.join(folder, name)));

/** Every record of one file: `conformance/tardis/deribit.jsonl`. */
export const recordsOf = (file: string): readonly Recorded[] =>
  readFileSync(path.join(SHARED, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Recorded);
