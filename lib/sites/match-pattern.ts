/** Whether a page lies under a match pattern of the form `scheme://host/*`; `*.` before the host includes the host itself. */
export function matchesPattern(pattern: string, { protocol, hostname }: URL): boolean {
  const [, scheme, anySub, host = ''] = /^([a-z]+):\/\/(\*\.)?([^/*]+)\/\*$/.exec(pattern) ?? [];
  if (protocol !== `${scheme}:`) return false;
  return hostname === host || (anySub !== undefined && hostname.endsWith(`.${host}`));
}
