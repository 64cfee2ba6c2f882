import { launchBrowser } from './demo/browser';
import { takeTour } from './demo/headless-tour';
import { type DemoOptions, readOptions, USAGE } from './demo/options';
import { describe, wasPainted } from './demo/report';
import { startExchanges } from './exchanges/start-exchanges';
import { DEMO_PORT } from './ports';

const BAD_USAGE = 2;

/** Runs the demo; returns the exit code. */
async function run(options: DemoOptions): Promise<number> {
  const exchanges = await startExchanges({ ...options, port: DEMO_PORT });
  const [symbol = ''] = exchanges.symbols;
  const chartUrl = `${exchanges.url}/chart?symbol=BINANCE:${symbol}.P&interval=1s`;
  console.log(`Local exchanges on ${exchanges.url}, market ${symbol}, ${sourceOf(options)}.`);
  try {
    const browser = await launchBrowser(options.headless);
    try {
      if (options.venues) await browser.switchOn(options.venues);
      if (!options.headless) return await show(browser, chartUrl, options.seconds);
      console.log(`No display: watching for ${options.seconds} s without one.`);
      const findings = await takeTour(browser, exchanges, chartUrl, options.seconds ?? 0);
      for (const line of describe(findings)) console.log(line);
      return wasPainted(findings) ? 0 : 1;
    } finally {
      await browser.close();
    }
  } finally {
    await exchanges.stop();
  }
}

/** Opens the chart and stays until the browser is closed or the time is over. */
async function show(
  { context }: Awaited<ReturnType<typeof launchBrowser>>,
  chartUrl: string,
  seconds: number | undefined,
): Promise<number> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(chartUrl);
  console.log('The heatmap appears within some seconds. Close the browser to end the demo.');
  await new Promise<void>((resolve) => {
    context.once('close', () => resolve());
    if (seconds !== undefined) setTimeout(resolve, seconds * 1000);
  });
  return 0;
}

const sourceOf = ({ capture, speed, seed }: DemoOptions) =>
  capture === undefined
    ? `simulated from seed ${seed}, ${speed} times as fast as the clock`
    : `replayed from ${capture} at ${speed} times its speed, its times moved to now`;

/** A failure in one sentence, not as a stack. */
function fail(error: unknown, exitCode: number): never {
  console.error(error instanceof Error ? error.message : error);
  if (exitCode === BAD_USAGE) console.error(USAGE);
  process.exit(exitCode);
}

function optionsOrExit(): DemoOptions {
  try {
    return readOptions(process.argv.slice(2), process.env, process.platform);
  } catch (error) {
    return fail(error, BAD_USAGE);
  }
}

try {
  process.exitCode = await run(optionsOrExit());
} catch (error) {
  fail(error, 1);
}
