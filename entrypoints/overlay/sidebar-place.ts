import { SIDEBAR_PX } from '@/lib/storage/read-sidebars';
import type { Settings, SidebarPlace } from '@/lib/storage/settings';
import type { SettingsStore } from '@/lib/storage/settings-store';
import { keepChoice } from './chart-choices';
import { topPage } from './top-page';

const AT_FIRST: SidebarPlace = { isOpen: false, isFolded: false, widthPx: SIDEBAR_PX.atFirst };

/** How the sidebar stands on this site, kept for the next visit. */
export class KeptPlace {
  now: SidebarPlace;
  private readonly site = topPage(window).url.hostname;

  constructor(
    private readonly store: SettingsStore,
    { sidebars }: Settings,
  ) {
    this.now = sidebars[this.site] ?? AT_FIRST;
  }

  change(change: Partial<SidebarPlace>): void {
    const before = this.now;
    this.now = { ...before, ...change };
    const isSame = JSON.stringify(this.now) === JSON.stringify(before);
    if (!isSame) keepChoice(this.store, 'sidebars', this.site, this.now);
  }
}
