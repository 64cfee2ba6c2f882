import { describe, expect, test } from 'vitest';
import { crc32 } from './crc32';

describe('crc32', () => {
  test.each([
    ['the published check value', '123456789', 0xcb_f4_39_26],
    ['nothing', '', 0],
    ['one letter', 'a', 0xe8_b7_be_43],
    ['a sentence', 'The quick brown fox jumps over the lazy dog', 0x41_4f_a3_39],
  ])('%s', (_, text, expected) => {
    expect(crc32(text)).toBe(expected);
  });
});
