import { browser } from './browser';

const patternOf = (host: string) => `https://${host}/*`;

const permissionsFor = (hosts: readonly string[]) => ({ origins: hosts.map(patternOf) });

/** Whether the browser lets the extension reach these hosts; the user may grant and withdraw them at any time. */
export const mayReach = (hosts: readonly string[]): Promise<boolean> =>
  browser.permissions.contains(permissionsFor(hosts));

/** Calls back whenever any permission came or went, whoever did it; the returned function stops it. */
export function onPermissions(listener: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  const changed = () => listener();
  onAdded.addListener(changed);
  onRemoved.addListener(changed);
  return () => {
    onAdded.removeListener(changed);
    onRemoved.removeListener(changed);
  };
}

/** What pages do about the hosts; a worker, which nobody clicks on, does without. */
export const hostAccess = {
  has: mayReach,
  listen: onPermissions,
  /** Asks the user for the hosts. Browsers allow it only while a click is being handled. */
  ask: (hosts: readonly string[]): Promise<boolean> => browser.permissions.request(permissionsFor(hosts)),
  /** Gives the hosts back. Rejects for one that came with the installation, see `optional`. */
  revoke: (hosts: readonly string[]): Promise<boolean> => browser.permissions.remove(permissionsFor(hosts)),
  /** Those of the hosts that can be given back; the others came with the installation. */
  optional(hosts: readonly string[]): readonly string[] {
    const { host_permissions: required = [] } = browser.runtime.getManifest();
    return hosts.filter((host) => !required.includes(patternOf(host)));
  },
};
