import { type BenchResult, report } from './harness';
import { installPeers } from './peers';

interface Bench {
  run(): Promise<BenchResult>;
}

const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  feed: () => import('./feed/index'),
  render: () => import('./render/index'),
  storage: () => import('./storage/index'),
};

async function main(args: readonly string[]): Promise<number> {
  const options = args.filter((arg) => arg.startsWith('--'));
  const names = args.filter((arg) => !arg.startsWith('--'));
  const bench = Object.hasOwn(BENCHES, names[0] ?? '') ? BENCHES[names[0] ?? ''] : undefined;
  if (!bench || names.length !== 1 || options.some((option) => option !== '--json')) {
    console.error(`Usage: npm run bench -- <${Object.keys(BENCHES).join(' | ')}> [--json]`);
    return 2;
  }
  installPeers();
  const loaded = await bench();
  report(await loaded.run(), options.includes('--json'));
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
