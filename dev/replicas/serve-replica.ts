import { randomBytes } from 'node:crypto';
import { frameDocument, pageDocument } from './documents';
import { headersOf } from './policies';
import { isReplica, REPLICAS } from './sites';

export interface ReplicaAnswer {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The page under `/replica/<name>` and the frame under `/replica-frame/<name>`; undefined for any other path. */
export function replicaAnswer(pathname: string): ReplicaAnswer | undefined {
  const [, root, name = '', more] = pathname.split('/');
  if (more !== undefined || !isReplica(name) || (root !== 'replica' && root !== 'replica-frame')) {
    return undefined;
  }
  const site = REPLICAS[name];
  const nonce = randomBytes(12).toString('base64url');
  const build = root === 'replica' ? pageDocument : frameDocument;
  return { body: build(name, site, nonce), headers: headersOf(site.policy, nonce) };
}
