import { numberWithin, readBoolean, recordOf } from './fields';
import type { SidebarPlace } from './settings';

const MAX_SITES = 200;
const MAX_KEY_LENGTH = 300;

export const SIDEBAR_PX = { least: 260, atFirst: 340, most: 720 };

/** How sidebars stand on sites; of too many the ones that were changed last. */
export function readSidebars(value: unknown): Readonly<Record<string, SidebarPlace>> {
  const sites = Object.entries(recordOf(value)).filter(([site]) => site.length <= MAX_KEY_LENGTH);
  return Object.fromEntries(
    sites.slice(-MAX_SITES).map(([site, stored]) => [site, readPlace(recordOf(stored))]),
  );
}

const readWidth = numberWithin(SIDEBAR_PX.least, SIDEBAR_PX.most);

const readPlace = ({ isOpen, isFolded, widthPx }: Readonly<Record<string, unknown>>): SidebarPlace => ({
  isOpen: readBoolean(isOpen, false),
  isFolded: readBoolean(isFolded, false),
  widthPx: readWidth(widthPx, SIDEBAR_PX.atFirst),
});
