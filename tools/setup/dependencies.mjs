import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { need } from './run.mjs';

const STAMP = 'node_modules/.isotherm-lock';
const [MAJOR, MINOR] = process.versions.node.split('.').map(Number);

/** Installs the packages of the lock file when they are missing or of another lock file. */
export async function ensureDependencies() {
  if (MAJOR < 20 || (MAJOR === 20 && MINOR < 19))
    throw new Error(
      `Node ${process.versions.node} is too old: install Node 20.19 or newer (https://nodejs.org).`,
    );
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  await need(
    'Installing packages (npm ci)',
    'Check that the npm registry can be reached (npm ping), then run the command again.',
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
  );
  writeFileSync(STAMP, lock);
}
