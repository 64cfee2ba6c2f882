import { parseArgs } from 'node:util';
import { type BenchResult, report } from './harness';
import { installPeers } from './peers';

interface Bench {
  /**
   * @param words what the bench is asked for beside its name.
   * @param minutes how long it measures, where that can be chosen.
   */
  run(words: readonly string[], minutes?: number): Promise<BenchResult>;
}

const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  alerts: () => import('./alerts/index'),
  alignment: () => import('./alignment/index'),
  compute: () => import('./compute/index'),
  feed: () => import('./feed/index'),
  frames: () => import('./frames/index'),
  'liquidation-quality': () => import('./liquidation-quality/index'),
  render: () => import('./render/index'),
  responsiveness: () => import('./responsiveness/index'),
  storage: () => import('./storage/index'),
  venues: () => import('./venues/index'),
  walls: () => import('./walls/index'),
};

/** Benches that run a part of their cases when its name follows theirs. */
const CHOOSABLE = new Set(['alerts', 'alignment', 'liquidation-quality', 'responsiveness', 'walls']);

/** Benches that measure for as long as is asked for. */
const TIMED = new Set(['alerts', 'venues']);

async function main(args: readonly string[]): Promise<number> {
  const { json = false, minutes, words: asked } = readArguments(args);
  const [name = '', ...words] = asked;
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  const isRefused =
    (words.length > 0 && !CHOOSABLE.has(name)) ||
    (minutes !== undefined && !(TIMED.has(name) && Number.isInteger(minutes) && minutes > 0));
  if (!bench || isRefused) {
    console.error(
      `Usage: npm run bench -- <${Object.keys(BENCHES).join(' | ')}> [case …] [--minutes N] [--json]`,
    );
    return 2;
  }
  installPeers();
  const loaded = await bench();
  report(await loaded.run(words, minutes), json);
  return 0;
}

interface Arguments {
  /** The bench's name, then what it is asked for. */
  readonly words: readonly string[];
  readonly json?: boolean;
  readonly minutes?: number;
}

/** Nothing is asked for by what is not understood. */
function readArguments(args: readonly string[]): Arguments {
  try {
    const options = { json: { type: 'boolean' }, minutes: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const { json = false, minutes } = values;
    return { words: positionals, json, ...(minutes !== undefined && { minutes: Number(minutes) }) };
  } catch {
    return { words: [] };
  }
}

process.exitCode = await main(process.argv.slice(2));
