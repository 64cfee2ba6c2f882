import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { need } from './run.mjs';

const OLDEST = 148;
// Branded Chrome refuses --load-extension, so only Chromium builds are looked for.
const NAMES = ['chromium', 'chromium-browser'];

/** The path of a Chromium that can load the extension: found, or installed on the way. Says what it does. */
export async function ensureChromium() {
  const found = fromVariable() ?? fromPath() ?? fromPlaywright(await playwright());
  if (found) return check(found);
  if (isRootOnDebian()) {
    const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    const remedy = 'Install Chromium by hand or point the CHROMIUM variable at one.';
    await need('Refreshing the package list (apt-get update)', remedy, 'apt-get', ['update', '-qq'], quiet);
    await need(
      'Installing Chromium (apt-get)',
      remedy,
      'apt-get',
      ['install', '-y', '-qq', 'chromium'],
      quiet,
    );
    const installed = fromPath();
    if (installed) return check(installed);
  }
  await need(
    "Downloading Chromium (Playwright's build)",
    `Install Chromium ${OLDEST} or newer and point the CHROMIUM variable at it.`,
    'npx',
    ['playwright-core', 'install', 'chromium'],
  );
  return check(fromPlaywright(await playwright()) ?? '');
}

const playwright = async () => (await import('playwright-core')).chromium;

function fromVariable() {
  const file = process.env.CHROMIUM;
  if (!file) return undefined;
  if (!existsSync(file)) throw new Error(`CHROMIUM points at ${file}, which does not exist.`);
  return file;
}

function fromPath() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

function fromPlaywright(chromium) {
  const file = chromium.executablePath();
  return file && existsSync(file) ? file : undefined;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isRootOnDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function check(file) {
  const { stdout = '' } = spawnSync(file, ['--version', '--no-sandbox'], { encoding: 'utf8' });
  const version = /(\d+)\.\d+\.\d+/.exec(stdout);
  if (!version)
    throw new Error(`${file} does not start: install Chromium ${OLDEST} or newer and set CHROMIUM to it.`);
  if (Number(version[1]) < OLDEST)
    throw new Error(
      `${file} is Chromium ${version[0]}: ${OLDEST} or newer is needed. Set CHROMIUM to a newer one.`,
    );
  console.log(`▸ Using ${file} (${version[0]})`);
  return file;
}
