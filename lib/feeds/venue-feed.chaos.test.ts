import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { reply } from './testing/fake-edges';
import { levelsOf, toyFeed } from './testing/watched';

const SECOND = 1_000;
const STEP_MS = 100;
/** How many steps a book may be behind: silence is noticed after ten seconds, and frames are late by one. */
const RECENT = 120;

type Toy = ReturnType<typeof toyFeed>;

/** What may go wrong, each for a while. */
const FAULTS: Readonly<Record<string, (toy: Toy) => void>> = {
  lose: ({ venue }) => {
    let count = 0;
    venue.tamper = (text) => ((count += 1) % 7 === 0 ? undefined : text);
  },
  truncate: ({ venue }) => {
    let count = 0;
    venue.tamper = (text) => ((count += 1) % 5 === 0 ? text.slice(0, -9) : text);
  },
  delay: ({ venue }) => {
    const kept: string[] = [];
    venue.tamper = (text) => {
      kept.push(text);
      return kept.length > 9 ? kept.shift() : undefined;
    };
  },
  repeat: ({ venue }) => {
    venue.tamper = (text, _frame, { socket }) => {
      socket.message(text);
      return text;
    };
  },
  silence: ({ venue }) => {
    venue.talking = false;
  },
  hangUp: ({ venue }) => {
    for (const socket of [...venue.connected('books'), ...venue.connected('trades')]) socket.end();
  },
  limit: ({ venue }) => {
    venue.intercept = () => reply(429, '', { 'Retry-After': '7' });
  },
  garble: ({ venue }) => {
    venue.intercept = () => reply(200, '{"b":');
  },
  sleep: ({ edges }) => edges.clock.sleep(100 * SECOND),
};

function heal({ venue }: Toy): void {
  venue.tamper = (text) => text;
  venue.intercept = () => undefined;
  venue.talking = true;
}

/** Moves on by a step. Returns false when a book counts as synced and is not one that the venue had a moment ago. */
async function step(toy: Toy, recent: string[]): Promise<boolean> {
  await toy.edges.clock.advance(STEP_MS);
  recent.push(JSON.stringify(toy.venue.truth('BTC')));
  if (recent.length > RECENT) recent.shift();
  const [book] = toy.feed.books();
  return book?.synced !== true || recent.includes(JSON.stringify(levelsOf(book)));
}

it.each(['rest', 'stream'] as const)(
  'never shows a wrong book, whatever happens, and is live again afterwards (%s)',
  async (seed) => {
    const fault = fc.record({
      name: fc.constantFrom(...Object.keys(FAULTS)),
      steps: fc.integer({ min: 1, max: 150 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fault, { minLength: 1, maxLength: 5 }), async (faults) => {
        const toy = toyFeed(seed, ['BTC']);
        const recent = [JSON.stringify(toy.venue.truth('BTC'))];
        toy.feed.watch(['BTC']);
        for (const { name, steps } of faults) {
          FAULTS[name]?.(toy);
          for (let count = 0; count < steps; count += 1) expect(await step(toy, recent)).toBe(true);
          heal(toy);
          for (let count = 0; count < 20; count += 1) expect(await step(toy, recent)).toBe(true);
        }
        await toy.edges.clock.advance(180 * SECOND);
        expect(toy.feed.status).toMatchObject({ state: 'live', reason: '' });
        expect(toy.feed.books().map(levelsOf)).toEqual([toy.venue.truth('BTC')]);
      }),
      { numRuns: 25 },
    );
  },
);
