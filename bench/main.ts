import { type BenchResult, report } from './harness';
import { installPeers } from './peers';

interface Bench {
  /** @param words what the bench is asked for beside its name. */
  run(words: readonly string[]): Promise<BenchResult>;
}

const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  alignment: () => import('./alignment/index'),
  feed: () => import('./feed/index'),
  render: () => import('./render/index'),
  storage: () => import('./storage/index'),
};

/** Benches that run a part of their cases when its name follows theirs. */
const CHOOSABLE = new Set(['alignment']);

async function main(args: readonly string[]): Promise<number> {
  const options = args.filter((arg) => arg.startsWith('--'));
  const [name = '', ...words] = args.filter((arg) => !arg.startsWith('--'));
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (!bench || (words.length > 0 && !CHOOSABLE.has(name)) || options.some((option) => option !== '--json')) {
    console.error(`Usage: npm run bench -- <${Object.keys(BENCHES).join(' | ')}> [case …] [--json]`);
    return 2;
  }
  installPeers();
  const loaded = await bench();
  report(await loaded.run(words), options.includes('--json'));
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
