import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformWithOxc } from 'vite';
import { replicaAnswer } from '../replicas/serve-replica';

const FOLDER = path.dirname(fileURLToPath(import.meta.url));
/** Folders under `dev/` whose scripts run in pages; their addresses are their paths. */
const SCRIPT_FOLDERS = new Set([
  'pages/scripts',
  'replicas',
  'replicas/scripts',
  'charting-library',
  'chart-lab',
]);
const CHART_LIBRARY = '/vendor/lightweight-charts.js';

/** What a careful exchange would send: nothing but its own files, no inline code, no string turned into code. */
const STRICT_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";

interface Page {
  readonly file: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const PAGES: Readonly<Record<string, Page>> = {
  '/chart': { file: 'chart.html' },
  '/chart-strict': { file: 'chart.html', headers: { 'content-security-policy': STRICT_POLICY } },
  '/plain': { file: 'plain.html' },
  '/hostile': { file: 'hostile.html' },
};

/** Serves the demo pages, their scripts (types taken out on the way) and the chart library. */
export async function servePage({ pathname }: URL, response: ServerResponse): Promise<void> {
  const page = PAGES[pathname];
  if (page) return send(response, 'text/html', await readFile(path.join(FOLDER, page.file)), page.headers);
  if (pathname === '/') return redirect(response, '/chart?symbol=BINANCE:BTCUSDT.P');
  const replica = replicaAnswer(pathname);
  if (replica) return send(response, 'text/html', replica.body, replica.headers);
  if (pathname === CHART_LIBRARY) return send(response, 'text/javascript', await readFile(libraryFile()));
  const [, style] = /^\/((?:pages|replicas)\/[a-z-]+)\.css$/.exec(pathname) ?? [];
  if (style) return serveFile(response, 'text/css', `../${style}.css`);
  const [, folder = '', script] = /^\/([a-z/-]+)\/([a-z-]+)$/.exec(pathname) ?? [];
  if (script && SCRIPT_FOLDERS.has(folder)) {
    return serveScript(response, path.join(FOLDER, '..', folder, `${script}.ts`));
  }
  return send(response, 'text/plain', 'Not found', {}, 404);
}

async function serveFile(response: ServerResponse, type: string, name: string): Promise<void> {
  try {
    send(response, type, await readFile(path.join(FOLDER, name)));
  } catch {
    send(response, 'text/plain', 'Not found', {}, 404);
  }
}

async function serveScript(response: ServerResponse, file: string): Promise<void> {
  let source: string;
  try {
    source = await readFile(file, 'utf8');
  } catch {
    return send(response, 'text/plain', 'Not found', {}, 404);
  }
  const { code } = await transformWithOxc(source, file);
  send(response, 'text/javascript', code.replaceAll(/(["'])lightweight-charts\1/g, `'${CHART_LIBRARY}'`));
}

/** The browser build that needs nothing else. */
function libraryFile(): string {
  const entry = createRequire(import.meta.url).resolve('lightweight-charts/package.json');
  return path.join(path.dirname(entry), 'dist/lightweight-charts.standalone.production.mjs');
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location });
  response.end();
}

function send(
  response: ServerResponse,
  type: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(body);
}
