import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isReplica, REPLICAS } from '../replicas/sites';
import { servePage } from './serve-page';

let server: Server;
let root: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    void servePage(new URL(request.url ?? '/', 'http://127.0.0.1'), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => void server.close());

const names = Object.keys(REPLICAS).filter(isReplica);

/** Every script that a document loads, with everything those import, and what the server says of them. */
async function loadAll(address: string): Promise<Map<string, string>> {
  const document = await (await fetch(address)).text();
  const answers = new Map<string, string>();
  const load = async (url: string): Promise<void> => {
    if (answers.has(url)) return;
    answers.set(url, 'loading');
    const reply = await fetch(url);
    const code = await reply.text();
    answers.set(url, `${reply.status} ${reply.headers.get('content-type')}`);
    if (url.includes('/vendor/')) return;
    const imports = [...code.matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)].map(
      ([, path = '']) => path,
    );
    await Promise.all(imports.map((path) => load(new URL(path, url).href)));
  };
  for (const [, path = ''] of document.matchAll(/src="(\/[^"]+)"/g)) await load(root + path);
  return answers;
}

describe('servePage', () => {
  it.each(['/chart', '/hostile', '/plain', ...names.map((name) => `/replica/${name}`)])(
    'serves %s and all its scripts',
    async (path) => {
      expect((await fetch(root + path)).status).toBe(200);
      const answers = await loadAll(root + path);
      expect(answers.size).toBeGreaterThan(0);
      const wrong = [...answers].filter(([, answer]) => answer !== '200 text/javascript; charset=utf-8');
      expect(wrong).toEqual([]);
    },
  );

  it.each(['/replica-frame/gate', '/replica-frame/tradingview-widget'])(
    'serves the frame %s',
    async (path) => {
      const answers = await loadAll(root + path);
      expect([...answers.values()].filter((answer) => !answer.startsWith('200'))).toEqual([]);
    },
  );

  it.each(['/pages/chart.css', '/replicas/replica.css'])('serves the style %s', async (path) => {
    const reply = await fetch(root + path);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  });

  it('sends a new nonce with every document, and only that one runs scripts', async () => {
    const nonces = await Promise.all(
      [0, 1].map(async () => {
        const reply = await fetch(`${root}/replica/okx`);
        const [, allowed] =
          /script-src 'nonce-([^']+)'/.exec(reply.headers.get('content-security-policy') ?? '') ?? [];
        expect(await reply.text()).toContain(`nonce="${allowed}"`);
        return allowed;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('sends the headers of the policy with page and frame', async () => {
    for (const path of ['/replica/aster', '/replica-frame/aster']) {
      const { headers } = await fetch(root + path);
      expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    }
    const { headers } = await fetch(`${root}/replica/bybit`);
    expect(headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'");
  });

  it.each([
    '/replica/nowhere',
    '/replica/okx/more',
    '/replicas/scripts/none',
    '/exchanges/wire',
    '/replicas/..%2fports',
  ])('has no %s', async (path) => expect((await fetch(root + path)).status).toBe(404));
});
