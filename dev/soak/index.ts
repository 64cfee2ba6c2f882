import { startExchanges } from '../exchanges/start-exchanges';
import { DEMO_PORT } from '../ports';
import { readOptions, type SoakOptions, USAGE } from './options';
import { describeRow, headings, type Row, summary } from './report';
import { launchSoakBrowser } from './soak-browser';
import { judgeVisit } from './verdict';
import { visit } from './visit';

const BAD_USAGE = 2;
const SEED = 7;
/** The rest is for the same visits with the layer off. */
const OWN_SHARE = 0.6;

/** Runs the soak; returns the exit code. */
async function run({ minutes, replicas }: SoakOptions): Promise<number> {
  const exchanges = await startExchanges({ port: DEMO_PORT, seed: SEED });
  const browser = await launchSoakBrowser();
  const share = (minutes * 60_000) / replicas.length;
  const rows: Row[] = [];
  try {
    for (const text of headings()) console.log(text);
    for (const name of replicas) {
      const stay = { name, server: exchanges.url };
      const own = await visit(browser, { ...stay, ms: share * OWN_SHARE, withLayer: true });
      const comparison = await visit(browser, { ...stay, ms: share * (1 - OWN_SHARE), withLayer: false });
      const row = { name, own, comparison, verdict: judgeVisit(own, comparison) };
      rows.push(row);
      for (const text of describeRow(row)) console.log(text);
    }
  } finally {
    await browser.close();
    await exchanges.stop();
  }
  for (const text of summary(rows, browser.workerErrors)) console.log(text);
  const isClean =
    rows.every(({ verdict }) => verdict.faults.length === 0) && browser.workerErrors.length === 0;
  return isClean ? 0 : 1;
}

/** A failure in one sentence, not as a stack. */
function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  console.error(USAGE);
  process.exit(BAD_USAGE);
}

function optionsOrExit(): SoakOptions {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    return fail(error);
  }
}

process.exitCode = await run(optionsOrExit());
