import { expect, it } from 'vitest';
import { text } from './fields';
import { readable } from './listings';

it('leaves out what is not wanted and what cannot be read', () => {
  const entries = [{ name: 'A' }, { name: 7 }, 'odd', null, { name: 'B', off: true }, { name: 'C' }];
  const read = readable(entries, (row) => (row['off'] === true ? undefined : text(row['name'], 'name')));
  expect(read).toEqual(['A', 'C']);
});
