import { bars } from './commands/bars';
import { book } from './commands/book';
import { funding, liquidations, oi } from './commands/events';
import { heatmap } from './commands/heatmap';
import { map, oiSummary } from './commands/maps';
import { normalize } from './commands/normalize';
import { profile } from './commands/profile';
import { read } from './commands/read';
import { walls } from './commands/walls';
import { endWhenReaderLeaves, say } from './output';
import { UsageError } from './usage-error';

const USAGE = `Usage: npm run --silent isotherm -- <command>
  normalize <venue>                         frames on stdin, one a line, to market events
  book <venue> <capture.gz>… [--every 5s]   the order book that a capture leads to
  bars <venue> <capture.gz>…                what was traded at each price, minute by minute
  profile <venue> <file>…                   the volume profile of captures, or of what bars printed (.jsonl)
  liquidations <venue> <capture.gz>…        positions that were closed by force
  map <venue> <file>…                       the largest zones of the liquidation map after the last bar
  oi <venue> <capture.gz>…                  open interest and its changes
  oi-summary <venue> <file>…                what was opened and closed, and at which prices
  funding <venue> <capture.gz>…             funding rates, made comparable
  walls <venue> <capture.gz>… [--min-notional 1000000]
                                            what large orders did: filled, pulled, moved, absorbing, icebergs, sweeps
  heatmap <layer> <venue> <file>… --out x.png
                                            a picture: order-book, liquidation, open-interest, volume-profile, funding
  read [venue] <capture.gz> [--target P] [--direction long|short]
                                            the five questions, the ten steps and the zones at its end
One JSON object a line on stdout. A binary frame is written as base64:… on its line.`;

const COMMANDS: ReadonlyMap<string, (parameters: readonly string[]) => Promise<void>> = new Map([
  ['normalize', normalize],
  ['book', book],
  ['bars', bars],
  ['profile', profile],
  ['liquidations', liquidations],
  ['map', map],
  ['oi', oi],
  ['oi-summary', oiSummary],
  ['funding', funding],
  ['walls', walls],
  ['heatmap', heatmap],
  ['read', read],
]);

/** Runs one command; resolves to the exit code. */
async function main([name = '', ...parameters]: readonly string[]): Promise<number> {
  try {
    const command = COMMANDS.get(name);
    if (!command) throw new UsageError(name === '' ? 'A command is missing' : `No command "${name}"`);
    await command(parameters);
    return 0;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    if (!(error instanceof UsageError)) return 1;
    say(USAGE);
    return 2;
  }
}

endWhenReaderLeaves();
process.exitCode = await main(process.argv.slice(2));
