import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureChromium } from './setup/chromium.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { run } from './setup/run.mjs';

// `npm test`: everything that has to hold, from types to the built extension in a real browser.
const CHECKS = [
  ['Types', 'npx', ['tsc', '--noEmit']],
  ['Lint', 'npx', ['oxlint', '--type-aware', '--deny-warnings']],
  ['Format', 'npx', ['oxfmt', '--check', '.']],
  ['Build for Chrome', 'npx', ['wxt', 'build']],
  ['Build for Firefox', 'npx', ['wxt', 'build', '-b', 'firefox']],
  ['Build for the demo', 'npx', ['wxt', 'build', '--mode', 'demo']],
];
const SUITES = [
  ['Unit tests', 'unit'],
  ['End to end in Chromium', 'e2e'],
];

const firstLine = (text) => text.split('\n', 1)[0];

const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

const reports = mkdtempSync(path.join(tmpdir(), 'isotherm-test-'));
try {
  await ensureDependencies();
  const env = { ...process.env, CHROMIUM: await ensureChromium() };
  for (const [name, command, args] of CHECKS) await check(name, command, args, env);
  for (const [name, project] of SUITES) await suite(name, project, env);
} catch (error) {
  console.error(`\n${error.message}`);
  total.failed += 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}

if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`);
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
);
process.exitCode = total.failed > 0 ? 1 : 0;

async function check(name, command, args, env) {
  console.log(`\n▸ ${name}`);
  const ok = (await run(command, args, { env })) === 0;
  total[ok ? 'passed' : 'failed'] += 1;
  if (!ok) failures.push(name);
}

async function suite(name, project, env) {
  console.log(`\n▸ ${name}`);
  const report = path.join(reports, `${project}.json`);
  const code = await run(
    'npx',
    [
      'vitest',
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { env },
  );
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  total.passed += numPassedTests;
  total.failed += numFailedTests;
  total.skipped += numPendingTests;
  // A file that does not load, or an error outside a test, fails the run without failing a test.
  if (code !== 0 && numFailedTests === 0) total.failed += 1;
  if (code !== 0) failures.push([name, ...testResults.flatMap(failedOf)].join('\n  '));
}

/** What failed in a file, each with its first words: all it said may stand thousands of lines further up. */
function failedOf({ name, message, assertionResults }) {
  const file = path.relative('.', name);
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return message ? [`${file}: ${firstLine(message)}`] : [];
  return failed.map(
    ({ fullName, failureMessages }) => `${file} › ${fullName}: ${firstLine(failureMessages.join('\n'))}`,
  );
}
