import { browser } from './browser';

const permissionsFor = (hosts: readonly string[]) => ({ origins: hosts.map((host) => `https://${host}/*`) });

/** Which hosts the browser lets the extension reach; the user may grant and withdraw them at any time. */
export const hostAccess = {
  has: (hosts: readonly string[]): Promise<boolean> => browser.permissions.contains(permissionsFor(hosts)),
  /** Asks the user for the hosts. Browsers allow it only while a click is being handled. */
  ask: (hosts: readonly string[]): Promise<boolean> => browser.permissions.request(permissionsFor(hosts)),
};
