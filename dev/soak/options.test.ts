import { describe, expect, it } from 'vitest';
import { readOptions } from './options';

describe('readOptions', () => {
  it('takes half an hour for one page of each kind', () => {
    const { minutes, replicas } = readOptions([]);
    expect(minutes).toBe(30);
    expect(new Set(replicas).size).toBe(11);
  });

  it('takes a time and pages', () => {
    expect(readOptions(['--minutes', '2.5', '--replica', 'okx', '--replica', 'gate'])).toEqual({
      minutes: 2.5,
      replicas: ['okx', 'gate'],
    });
  });

  it('names what is wrong', () => {
    expect(() => readOptions(['--minutes', 'long'])).toThrow('--minutes must be a number above 0');
    expect(() => readOptions(['--replica', 'toString'])).toThrow('no replica page "toString"');
  });
});
