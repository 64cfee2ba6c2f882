import { book } from './commands/book';
import { normalize } from './commands/normalize';
import { endWhenReaderLeaves, say } from './output';
import { UsageError } from './usage-error';

const USAGE = `Usage: npm run --silent isotherm -- <command>
  normalize <venue>                         frames on stdin, one a line, to market events
  book <venue> <capture.gz>… [--every 5s]   the order book that a capture leads to
One JSON object a line on stdout. A binary frame is written as base64:… on its line.`;

const COMMANDS: ReadonlyMap<string, (parameters: readonly string[]) => Promise<void>> = new Map([
  ['normalize', normalize],
  ['book', book],
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
