import { expect, it } from 'vitest';
import { exportedWords, importedWords, unexportedWords } from './transfer-words';

it('says where a file is', () => {
  expect(exportedWords({ name: 'a.isotherm', isDownload: false }, 12e6)).toBe('Wrote 12.0 MB to a.isotherm.');
  expect(exportedWords({ name: 'a.isotherm', isDownload: true }, 12e6)).toContain('among your downloads');
});

it('says what is left of a file that failed', () => {
  expect(unexportedWords()).toBe('Nothing was exported.');
  expect(unexportedWords({ name: 'a', isDownload: true })).toBe('Nothing was exported.');
  expect(unexportedWords({ name: 'a', isDownload: false })).toBe('Nothing was exported, a is empty.');
});

it.each([
  [0, 0, 'there are no columns in it.'],
  [1, 0, 'added 1 column.'],
  [
    1200,
    60,
    'added 1,200 columns; 60 more were left out, stored here already or being recorded here just now.',
  ],
  [0, 60, 'nothing new: 60 columns in it, all stored here already or being recorded here just now.'],
])('says what %i new and %i known columns are', (columns, known, words) => {
  expect(importedWords({ columns, known })).toBe(words);
});
