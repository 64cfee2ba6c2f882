import { fundingLevel } from '../../lib/heatmaps/funding/level';
import { annualRate, annualYield, perEightHours } from '../../lib/heatmaps/funding/rate';
import type { FundingEvent, LiquidationEvent, MarketEvent, OpenInterestEvent } from '../../lib/market/events';
import { captureEvents } from '../capture-events';
import { captureInstruments } from '../capture-instruments';
import { fileArguments, requireFiles } from '../file-arguments';
import { NoteCounts } from '../note-counts';
import { say, writeJson } from '../output';

/** `liquidations <venue> <capture.gz>…`: each position that was closed by force, with its worth in quote units. */
export const liquidations = (parameters: readonly string[]): Promise<void> =>
  printEvents(parameters, (event) =>
    event.type === 'liquidation' ? { ...event, worth: worthOf(event) } : undefined,
  );

/** `oi <venue> <capture.gz>…`: each reading of open interest, with its change since the one before. */
export function oi(parameters: readonly string[]): Promise<void> {
  const sizes = new Map<string, number>();
  return printEvents(parameters, (event) =>
    event.type === 'openInterest' ? { ...event, change: changeOf(event, sizes) } : undefined,
  );
}

/** `funding <venue> <capture.gz>…`: each funding rate, made comparable. */
export const funding = (parameters: readonly string[]): Promise<void> =>
  printEvents(parameters, (event) =>
    event.type === 'funding' ? { ...event, ...comparable(event) } : undefined,
  );

/** Prints what `describe` makes of the events of captures. */
async function printEvents(
  parameters: readonly string[],
  describe: (event: MarketEvent) => object | undefined,
): Promise<void> {
  const { venue, paths } = fileArguments(parameters);
  await requireFiles(paths);
  const notes = new NoteCounts();
  const instruments = await captureInstruments(venue, paths);
  let printed = 0;
  for await (const { event } of captureEvents(venue, paths, instruments, notes)) {
    const line = describe(event);
    if (!line) continue;
    printed += 1;
    await writeJson(line);
  }
  say(`${printed} events`);
  notes.print();
}

const worthOf = ({ price, size }: LiquidationEvent) => price * size;

/** Null for the first reading of an instrument. */
function changeOf({ symbol, size }: OpenInterestEvent, sizes: Map<string, number>): number | null {
  const before = sizes.get(symbol);
  sizes.set(symbol, size);
  return before === undefined ? null : size - before;
}

function comparable(event: FundingEvent): object {
  const r8 = perEightHours(event);
  return { r8, apr: annualRate(event), apy: annualYield(event), level: fundingLevel(r8) };
}
