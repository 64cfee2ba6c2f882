import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A document or script under test. */
export interface LabFile {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface LabServer {
  /** With a slash at its end. */
  readonly url: string;
  close(): void;
}

/** Cut off from other pages, as Chromium asks for before it gives clock readings finer than 0.1 ms. */
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** The document of a page whose script is `/<name>.js`. */
export const chartHtml = (name: string) =>
  `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><body style="margin:23px"><div id="chart"></div><script src="/${name}.js"></script>`;

/** Serves files by path on a loopback port of its own: `/name` documents, `/name.js` scripts. */
export async function startLabServer(fileAt: (path: string) => LabFile | undefined): Promise<LabServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = fileAt(path.slice(1));
    const type = path.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(file ? 200 : 404, { 'content-type': type, ...ISOLATED, ...file?.headers });
    response.end(file?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
