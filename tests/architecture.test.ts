import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { VENUE_IDS } from '@/lib/market/venues';

const LIB = (...names: string[]) => names.map((name) => `lib/${name}`);
const DOMAIN = LIB('core', 'market', 'flow', 'heatmaps', 'analysis', 'reading', 'journal', 'alerts');

/** Which folders each folder may import from, besides itself. A folder that is not listed may not exist. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'lib/core': [],
  'lib/market': LIB('core'),
  'lib/exchanges': LIB('market', 'core'),
  'lib/feeds': LIB('exchanges', 'market', 'platform', 'core'),
  'lib/flow': LIB('market', 'core'),
  'lib/heatmaps': LIB('flow', 'market', 'core'),
  'lib/analysis': LIB('heatmaps', 'flow', 'market', 'core'),
  'lib/reading': LIB('analysis', 'heatmaps', 'flow', 'market', 'core'),
  'lib/journal': LIB('analysis', 'reading', 'heatmaps', 'flow', 'market', 'core'),
  'lib/alerts': LIB('analysis', 'heatmaps', 'market', 'core'),
  'lib/playback': LIB('heatmaps', 'market', 'core'),
  'lib/storage': LIB(
    'charts',
    'heatmaps',
    'analysis',
    'journal',
    'reading',
    'alerts',
    'flow',
    'market',
    'core',
  ),
  'lib/backfill': LIB('feeds', 'exchanges', 'storage', 'flow', 'market', 'core'),
  'lib/derive': LIB(
    'analysis',
    'backfill',
    'feeds',
    'exchanges',
    'storage',
    'journal',
    'heatmaps',
    'flow',
    'market',
    'core',
  ),
  'lib/recording': LIB('feeds', 'storage', 'heatmaps', 'flow', 'market', 'core'),
  'lib/charts': LIB('core'),
  'lib/sites': LIB('charts', 'market', 'core'),
  'lib/render': LIB('charts', 'heatmaps', 'flow', 'market', 'core'),
  'lib/protocol': [...DOMAIN, ...LIB('platform', 'backfill', 'feeds', 'storage')],
  'lib/platform': LIB('core'),
  components: [
    ...DOMAIN,
    ...LIB('exchanges', 'feeds', 'backfill', 'storage', 'protocol', 'render', 'playback', 'charts'),
  ],
  entrypoints: ['components', ...readdirSync('lib').map((name) => `lib/${name}`)],
};

const ROOTS = ['lib', 'components', 'entrypoints'];
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g;
const LONGEST_FILE = 300;

const isTest = (file: string) => /\.test\.tsx?$/.test(file);

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Every import of a file, as a path from the root for our own files and as written for packages. */
function importsOf(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].map((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? '';
    if (target.startsWith('@/')) return target.slice(2);
    return target.startsWith('.') ? path.join(path.dirname(file), target) : target;
  });
}

const hasFolder = (exchange: string) => existsSync(`lib/exchanges/${exchange}/index.ts`);

const folderOf = (file: string) =>
  Object.keys(ALLOWED).find((folder) => file === folder || file.startsWith(`${folder}/`));

const isOwn = (target: string) => ROOTS.some((root) => target.startsWith(`${root}/`));

function violations(folder: string): readonly string[] {
  const allowed = [folder, ...(ALLOWED[folder] ?? [])];
  return sources(folder)
    .filter((file) => !isTest(file))
    .flatMap((file) =>
      importsOf(file)
        .filter((target) => isOwn(target) && !allowed.includes(folderOf(target) ?? 'nowhere'))
        .map((target) => `${file} imports ${target}`),
    );
}

const shipped = ROOTS.flatMap((root) => sources(root)).filter((file) => !isTest(file));

describe('architecture', () => {
  it.each(Object.keys(ALLOWED))('%s imports only what it may', (folder) => {
    expect(violations(folder)).toEqual([]);
  });

  it('has no folder without a rule', () => {
    expect(shipped.filter((file) => !folderOf(file))).toEqual([]);
  });

  it('reaches the browser through lib/platform alone', () => {
    const offenders = shipped.filter(
      (file) => !file.startsWith('lib/platform/') && importsOf(file).includes('wxt/browser'),
    );
    expect(offenders).toEqual([]);
  });

  it('has entrypoints that do not import one another and only wire', () => {
    const entry = shipped.filter((file) => file.startsWith('entrypoints/'));
    const crossings = entry.flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith('entrypoints/') && groupOf(target) !== groupOf(file))
        .map((target) => `${file} imports ${target}`),
    );
    expect(crossings).toEqual([]);
    expect(entry.filter((file) => lines(file) > 120)).toEqual([]);
  });

  it('has no import cycles', () => {
    expect(
      findCycle(new Map(shipped.map((file) => [file, importsOf(file).flatMap(resolve)]))),
    ).toBeUndefined();
  });

  it('keeps files small', () => {
    expect(shipped.filter((file) => lines(file) > LONGEST_FILE)).toEqual([]);
  });

  it('has a folder for every venue, or for its exchange', () => {
    expect(VENUE_IDS.filter((id) => !hasFolder(id) && !hasFolder(id.split('-')[0] ?? ''))).toEqual([]);
  });

  it('ships no reader of recordings', () => {
    const reached = new Set(shipped.filter((file) => file.startsWith('entrypoints/')));
    for (const file of reached) for (const next of importsOf(file).flatMap(resolve)) reached.add(next);
    expect(reached).toContain('lib/exchanges/registry.ts');
    expect([...reached].filter((file) => /^lib\/exchanges\/.*archive/.test(file))).toEqual([]);
  });

  it('ships no mention of development-only places', () => {
    const offenders = shipped.filter((file) =>
      importsOf(file).some((target) => /^(dev|bench|e2e|tests)\//.test(target)),
    );
    expect(offenders).toEqual([]);
  });
});

const groupOf = (file: string) => file.split('/')[1]?.split('.')[0];

const lines = (file: string) => readFileSync(file, 'utf8').split('\n').length;

function resolve(target: string): readonly string[] {
  if (!isOwn(target)) return [];
  return [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`].filter((file) =>
    shipped.includes(file),
  );
}

function findCycle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...trail, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}
