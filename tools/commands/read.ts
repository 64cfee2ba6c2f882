import type { MarketEvent } from '../../lib/market/events';
import { isVenueId } from '../../lib/market/venues';
import type { Answer, Direction } from '../../lib/reading/read';
import { bookColumns } from '../book-columns';
import { captureEvents } from '../capture-events';
import { captureInstruments } from '../capture-instruments';
import { fileArguments, requireFiles } from '../file-arguments';
import { guessVenue } from '../guess-venue';
import { readCaptured } from '../market-read';
import { NoteCounts } from '../note-counts';
import { writeJson } from '../output';
import { readBars } from '../read-bars';
import { UsageError } from '../usage-error';
import { readWalls } from '../wall-reader';

/**
 * `read [venue] <capture.gz> [--target P] [--direction long|short]`: the five questions, the ten steps and the zones of a
 * market as it was when its capture ended. The venue is told by the capture's frames where it is not given.
 */
export async function read(parameters: readonly string[]): Promise<void> {
  const given = await withVenue(parameters);
  const { venue, paths, options } = fileArguments(given, ['--target', '--direction']);
  await requireFiles(paths);
  const notes = new NoteCounts();
  const wish = {
    direction: directionOf(options.get('--direction')),
    target: targetOf(options.get('--target')),
  };
  const columns = await bookColumns(venue, paths, notes);
  const [bars] = await readBars(venue, paths, notes);
  if (!bars) throw new UsageError('The capture holds no trades');
  const { readers } = await readWalls({ venue, paths, notes }, async () => {});
  const reader = readers.get(bars.instrument.symbol);
  const events: MarketEvent[] = [];
  for await (const { event } of captureEvents(venue, paths, await captureInstruments(venue, paths), notes))
    if (event.symbol === bars.instrument.symbol && event.type !== 'book' && event.type !== 'trade')
      events.push(event);
  const { checklist, steps, zones, ...rest } = await readCaptured(
    { ...bars, columns, events, walls: reader?.standing() ?? [], flow: reader?.flow },
    wish,
  );
  await writeJson({ ...rest, venue, checklist: told(checklist), steps: told(steps), zones });
  notes.print();
}

/** The words with a venue before the capture. */
async function withVenue(words: readonly string[]): Promise<readonly string[]> {
  const [first = ''] = words;
  if (first === '' || isVenueId(first)) return words;
  await requireFiles([first]);
  return [await guessVenue(first), ...words];
}

/** JSON has no word for what is not known but null. */
const told = (answers: Readonly<Record<string, Answer>>) =>
  Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [id, { ...answer, asOf: answer.asOf ?? null }]),
  );

function directionOf(text: string | undefined): Direction | undefined {
  if (text === undefined || text === 'long' || text === 'short') return text;
  throw new UsageError(`No direction "${text}": long or short`);
}

function targetOf(text: string | undefined): number | undefined {
  const target = text === undefined ? undefined : Number(text);
  if (target === undefined || target > 0) return target;
  throw new UsageError(`No price "${text ?? ''}"`);
}
