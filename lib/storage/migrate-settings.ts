import { DEFAULT_RULES, WALL_RULE } from '../alerts/rule';
import { recordOf } from './fields';

type StoredSettings = Readonly<Record<string, unknown>>;

/** Brings stored settings from one version to the next. It may meet anything: fields are checked afterwards. */
export type SettingsMigration = (stored: StoredSettings) => StoredSettings;

/** Entry `n` brings settings from version `n + 1` to `n + 2`. Each change is told in `docs/STORAGE-FORMATS.md`. */
export const SETTINGS_MIGRATIONS: readonly SettingsMigration[] = [nameLayers, listRules];

/** The version that settings are stored in. */
export const SETTINGS_VERSION = SETTINGS_MIGRATIONS.length + 1;

/**
 * The fields of stored settings as the newest version has them. Settings of a version that is not known, or of one
 * newer than ours, are taken as they are.
 */
export function migrateSettings(
  stored: unknown,
  migrations: readonly SettingsMigration[] = SETTINGS_MIGRATIONS,
): StoredSettings {
  const { version, ...fields } = recordOf(stored);
  const known = typeof version === 'number' && Number.isInteger(version) && version >= 1;
  const due = known ? migrations.slice(version - 1) : [];
  return due.reduce<StoredSettings>((settings, migration) => migration(settings), fields);
}

/** Layers are named by their ids, as everywhere else. */
function nameLayers(stored: StoredSettings): StoredSettings {
  const { orderBook, ...layers } = recordOf(stored.layers);
  return orderBook === undefined ? stored : { ...stored, layers: { ...layers, 'order-book': orderBook } };
}

/** The one rule about walls becomes the first of many. */
function listRules({ wallRule, ...stored }: StoredSettings): StoredSettings {
  const { onAppear, onPull, ...fields } = recordOf(wallRule);
  const kinds = [
    ...(onAppear === false ? [] : ['wall-appeared']),
    ...(onPull === false ? [] : ['wall-pulled']),
  ];
  const [, ...others] = DEFAULT_RULES;
  return { ...stored, alertRules: [{ ...WALL_RULE, ...fields, kinds }, ...others] };
}
