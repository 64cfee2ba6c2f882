import { describe, expect, it } from 'vitest';
import { migrateSettings } from './migrate-settings';

describe('migrateSettings', () => {
  const migrations = ['a', 'b', 'c'].map((name) => (stored: Readonly<Record<string, unknown>>) => ({
    path: [stored.path, name].join(''),
  }));

  it.each([
    [{ version: 1 }, 'abc'],
    [{ version: 3 }, 'c'],
    [{ version: 4, path: '-' }, '-'],
    [{ version: 9, path: '-' }, '-'],
    [{ version: 'one', path: '-' }, '-'],
    [{ path: '-' }, '-'],
  ])('runs on %j the migrations it lacks, in order', (stored, path) => {
    expect(migrateSettings(stored, migrations)).toEqual({ path });
  });
});
