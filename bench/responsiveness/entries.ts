import { HOUR_MS } from '../../lib/core/durations';
import type { OwnPage } from '../../e2e/fixtures/own-page';
import { randomFrom } from '../../lib/analysis/statistics/random';
import { LAYER_IDS } from '../../lib/heatmaps/layers';
import { headOf, type JournalEntry } from '../../lib/journal/entry';
import { RESULTS } from '../../lib/journal/outcome';
import { entryOf, readOf, scoredOf, zoneOf } from '../../lib/journal/test-journal';
import { ZONE_NAMES, type ZoneKind } from '../../lib/reading/read';
import { DATABASE_NAME } from '../../lib/storage/schema';

const ZONE_KINDS = Object.keys(ZONE_NAMES) as ZoneKind[];
const MARKETS = ['BTC-USDT', 'ETH-USDT', 'SOL-USDT'];
const TAGS = ['breakout', 'fade', 'news', 'london', 'asia', 'late', 'size up', 'no plan'];
const NOTE = 'Waited for the sweep of the lower cluster, then for the walls to come back. ';
const ZONES = 60;
const AT_ONCE = 250;

/** The journal of somebody who has kept one for long. */
export function entries(count: number): readonly JournalEntry[] {
  const random = randomFrom(11);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const read = readOf({ zones: Array.from({ length: ZONES }, (_, index) => zoneOf({ id: `z${index}` })) });
  const now = Date.now();
  return Array.from({ length: count }, (_, index) => {
    const isOpen = random() < 0.02;
    const readAt = isOpen ? now : now - (count - index) * HOUR_MS - 48 * HOUR_MS;
    return entryOf(index, {
      market: pick(MARKETS),
      direction: pick(['long', 'short']),
      readAt,
      created: readAt,
      tags: TAGS.filter(() => random() < 0.2),
      notes: NOTE.repeat(1 + Math.floor(random() * 6)),
      types: {
        layers: LAYER_IDS.filter(() => random() < 0.5),
        convergence: Math.floor(random() * 5),
        verdicts: Array.from({ length: 5 }, () => pick(['+', '-', '0', '?'])).join(''),
      },
      zone: { kind: pick(ZONE_KINDS), side: 'above', low: 60_700, high: 60_800 },
      ...(random() < 0.5 && { probability: random() }),
      ...(!isOpen && { outcome: scoredOf({ result: pick(RESULTS) }) }),
      read,
    });
  });
}

/** Puts entries on the extension's disk, as if they had been saved. */
export async function keep({ page }: OwnPage, all: readonly JournalEntry[]): Promise<void> {
  for (let first = 0; first < all.length; first += AT_ONCE) {
    const part = all.slice(first, first + AT_ONCE).map((entry) => [headOf(entry), entry.read] as const);
    await page.evaluate(
      async ([name, some]) => {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open(name);
          opening.addEventListener('success', () => resolve(opening.result));
          opening.addEventListener('error', () => reject(new Error('The database cannot be opened')));
        });
        const transaction = database.transaction(['journal', 'reads'], 'readwrite');
        for (const [head, read] of some) {
          transaction.objectStore('journal').put(head, head.id);
          transaction.objectStore('reads').put(read, head.id);
        }
        await new Promise((resolve) => {
          transaction.addEventListener('complete', resolve);
        });
        database.close();
      },
      [DATABASE_NAME, part] as const,
    );
  }
}
