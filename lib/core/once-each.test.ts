import { expect, it } from 'vitest';
import { onceEach } from './once-each';

it('works once for each object, also where nothing comes of it', () => {
  const asked: object[] = [];
  const first = onceEach((rows: readonly number[]) => {
    asked.push(rows);
    return rows[0];
  });
  const [some, none] = [[7, 8], [] as number[]];
  expect([first(some), first(none), first(some), first(none)]).toEqual([7, undefined, 7, undefined]);
  expect(asked).toEqual([some, none]);
});
