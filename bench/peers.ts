import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const BENCH = fileURLToPath(new URL('.', import.meta.url));
const load = createRequire(import.meta.url);

/** Installs the libraries that the benches compare with, when they are missing or of another version. */
export function installPeers(): void {
  const missing = Object.entries(wantedPeers()).filter(
    ([name, wanted]) => peerVersion(name) !== versionOf(wanted),
  );
  if (missing.length === 0) return;
  const names = missing.map(([name, version]) => `${name} ${version}`).join(', ');
  console.error(`Installing the bench's peers into bench/node_modules: ${names}`);
  const { status } = spawnSync(
    'npm',
    ['ci', '--prefix', BENCH, '--ignore-scripts', '--no-audit', '--no-fund'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  if (status !== 0) throw new Error('npm ci --prefix bench failed: the peers of the bench are not installed');
}

/** The version in a manifest's `1.2.3` or `npm:name@1.2.3`. */
const versionOf = (wanted: string) => wanted.slice(wanted.lastIndexOf('@') + 1);

/** The installed version of a peer, as its own package says; undefined when it is not installed. */
export function peerVersion(name: string): string | undefined {
  const manifest = `${BENCH}node_modules/${name}/package.json`;
  return existsSync(manifest) ? (readJson(manifest) as { version: string }).version : undefined;
}

/** Names and versions of all peers, for the reader of a bench. */
export const peersNote = () =>
  `Peers: ${Object.keys(wantedPeers())
    .map((name) => `${name} ${peerVersion(name)}`)
    .join(', ')}; Node ${process.version}`;

/** A module of a peer. Loaded by name at run time: the product is checked and built without the peers. */
export const requirePeer = (specifier: string): unknown => load(specifier);

/** The path of a file of a peer, for what its package does not export. */
export const peerPath = (file: string) => `${BENCH}node_modules/${file}`;

const wantedPeers = () =>
  (readJson(`${BENCH}package.json`) as { dependencies: Record<string, string> }).dependencies;

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
