import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planOf, readOf, zoneOf } from '../journal/test-journal';
import { READERS } from './readers';

const DRAFT = { read: readOf(), ...planOf({ probability: 0.6, tags: ['breakout'], notes: 'Because.' }) };

/** The draft with something else at a place within. */
function withAt(path: readonly (string | number)[], value: unknown, within: unknown = DRAFT): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const holder = within as Record<string | number, unknown>;
  const changed = withAt(rest, value, holder[key]);
  if (Array.isArray(within)) return within.map((item: unknown, at) => (at === key ? changed : item));
  return { ...holder, [key]: changed };
}

describe('journalSave', () => {
  it('takes a whole read, and nothing beside it', () => {
    expect(READERS.journalSave(DRAFT)).toEqual(DRAFT);
    const strange = withAt(['read', 'zones', 0, 'html'], '<b>', { ...DRAFT, extra: 1 });
    expect(READERS.journalSave(strange)).toEqual(DRAFT);
  });

  it('keeps the nearest of very many zones', () => {
    const zones = Array.from({ length: 10_000 }, (_, index) => zoneOf({ id: `z${index}` }));
    const { read } = READERS.journalSave({ ...DRAFT, read: readOf({ zones }) });
    expect([read.zones.length, read.zones[0]?.id]).toEqual([500, 'z0']);
  });

  it.each([
    [['direction'], 'up'],
    [['target'], -1],
    [['horizonMs'], '4 h'],
    [['probability'], 'high'],
    [['tags'], 'breakout'],
    [['tags', 0], 'x'.repeat(41)],
    [['notes'], 'x'.repeat(20_001)],
    [['read'], undefined],
    [['read', 'market'], '<img src=x>'],
    [['read', 'price'], Number.NaN],
    [['read', 'checklist'], {}],
    [['read', 'checklist', 'C1', 'verdict'], 'constructor'],
    [['read', 'checklist', 'C1', 'answer'], 'x'.repeat(1001)],
    [['read', 'checklist', 'C1', 'confidence'], 1.5],
    [['read', 'steps', 'R9'], undefined],
    [['read', 'steps', 'R1', 'evidence'], [{ text: 7 }]],
    [['read', 'zones'], 'none'],
    [['read', 'zones', 0, 'kind'], '__proto__'],
    [['read', 'zones', 0, 'low'], 61_000],
  ])('refuses another %j', (path, value) => {
    expect(() => READERS.journalSave(withAt(path, value))).toThrow(Error);
  });

  it('never takes what is not one', () => {
    const paths = [['read'], ['read', 'checklist', 'C2'], ['read', 'zones', 0], ['read', 'steps']];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.anything(), (path, value) => {
        expect(() => READERS.journalSave(withAt(path, value))).toThrow(Error);
      }),
    );
  });
});

describe('the other requests about the journal', () => {
  it('take what is sound', () => {
    expect(READERS.journalChange({ id: 'a', tags: ['b'], notes: 'c', reviewed: true, extra: 1 })).toEqual({
      id: 'a',
      tags: ['b'],
      notes: 'c',
      reviewed: true,
    });
    expect(READERS.journalDelete({ ids: ['a', 'b'] })).toEqual({ ids: ['a', 'b'] });
    expect(READERS.journalPicture({ id: 'a', kind: 'after' })).toEqual({ id: 'a', kind: 'after' });
  });

  it.each([
    ['journalEntry', {}],
    ['journalScore', { id: 7 }],
    ['journalDelete', { ids: 'all' }],
    ['journalDelete', { ids: [undefined] }],
    ['journalChange', { id: 'a', tags: [1] }],
    ['journalPicture', { id: 'a', kind: 'during' }],
  ] as const)('%s refuses %j', (name, input) => {
    expect(() => READERS[name](input)).toThrow(Error);
  });
});
