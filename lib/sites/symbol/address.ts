import type { NameReader } from './instrument-name';
import type { NamedContract, Reading } from './reading';

/** One kind of trading page of a site. */
export interface PageRule {
  /** Matches the path, without a language in front and a slash behind. Its first group is the instrument's name. */
  readonly path: RegExp;
  /** Only pages of this host. */
  readonly host?: string;
  /** The name stands in this parameter of the query or of the fragment instead. */
  readonly parameter?: string;
  /** What such pages trade, unless the name says it better. */
  readonly contract?: NamedContract;
}

const LONGEST_PATH = 200;
const LANGUAGE = /^\/[a-z]{2}(?:-[a-z]{2,4})?(?=\/)/i;

const OPTIONS = /(?:^|[/-])e?options?(?:[/-]|$)/i;
const DATED =
  /[-_](?:\d{6}|\d{1,2}[A-Z]{3}\d{2}|(?:BI_?)?QUARTER(?:LY)?|NEXT_?QUARTER|BIQ|CW|NW|CQ|NQ)(?![A-Z0-9])/i;

/** Whether an address names a market that the product does not show: options, and futures with an expiry. */
export const isOtherMarket = ({ pathname, hash }: URL): boolean =>
  OPTIONS.test(pathname) || DATED.test(pathname) || DATED.test(hash);

/** What the first rule that fits an address reads from it. */
export function readAddress(url: URL, rules: readonly PageRule[], read: NameReader): Reading | undefined {
  const path = pathOf(url);
  for (const rule of rules) {
    const name = nameIn(url, path, rule);
    const reading = name === undefined ? undefined : read(name);
    if (reading) return { ...(rule.contract && { contract: rule.contract }), ...reading };
  }
  return undefined;
}

function nameIn(url: URL, path: string, { path: pattern, host, parameter }: PageRule): string | undefined {
  if (host !== undefined && host !== url.hostname) return undefined;
  const match = pattern.exec(path) ?? pattern.exec(path.replace(LANGUAGE, ''));
  return match && parameter ? parameterOf(url, parameter) : match?.[1];
}

const parameterOf = ({ hash, searchParams }: URL, name: string) =>
  new URLSearchParams(hash.slice(1)).get(name) ?? searchParams.get(name) ?? undefined;

/** The readable path, or an empty one when the page made up something that is no path of a trading page. */
export function pathOf({ pathname }: URL): string {
  if (pathname.length > LONGEST_PATH) return '';
  try {
    return decodeURIComponent(pathname).replace(/\/$/, '');
  } catch {
    return '';
  }
}
