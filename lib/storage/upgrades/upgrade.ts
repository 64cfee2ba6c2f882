import type { IDBPDatabase, IDBPTransaction } from 'idb';

/**
 * Brings the database from the version before to one version. Untyped on purpose: it works on a schema of the past,
 * while the schema's types tell of the present.
 */
export type Upgrade = (
  database: IDBPDatabase,
  transaction: IDBPTransaction<unknown, string[], 'versionchange'>,
) => void;

/** As many upgrades as `Version` says. */
export type UpgradesTo<
  Version extends number,
  List extends readonly Upgrade[] = [],
> = List['length'] extends Version ? List : UpgradesTo<Version, readonly [...List, Upgrade]>;
