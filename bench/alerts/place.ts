import type { Chromium } from '../../e2e/fixtures/chromium';
import type { OwnPage } from '../../e2e/fixtures/own-page';
import type { AlertRule } from '../../lib/alerts/rule';
import { BLANK_RULE } from '../../lib/alerts/rule';
import { OCCURRENCE_KINDS } from '../../lib/alerts/occurrence';
import { SETTINGS_VERSION } from '../../lib/storage/migrate-settings';
import type { VenueId } from '../../lib/market/venues';
import { pause } from '../venues/measure';
import type { Market } from './market';
import { WALL_SIZE } from './play';

const POLL_MS = 250;
const LIVE_WITHIN_MS = 300_000;

/** What the bench works with. */
export interface Place {
  readonly chromium: Chromium;
  readonly own: OwnPage;
  readonly market: Market;
  readonly venues: readonly VenueId[];
}

/** Everything is told, as often as it happens; of walls only those that the bench places. */
export const EVERYTHING: readonly AlertRule[] = [
  { kinds: ['wall-appeared', 'wall-pulled'] as const, minSize: WALL_SIZE / 2 },
  { kinds: OCCURRENCE_KINDS.filter((kind) => kind !== 'wall-appeared' && kind !== 'wall-pulled') },
].map((wanted, index) => ({
  ...BLANK_RULE,
  ...wanted,
  id: `bench-${index}`,
  name: `Bench ${index}`,
  maxDistancePercent: 10,
  coolDownSeconds: 0,
}));

export const setRules = ({ page }: OwnPage, rules: readonly AlertRule[]): Promise<void> =>
  page.evaluate(
    async ([version, alertRules]) => {
      const { settings } = await chrome.storage.local.get('settings');
      await chrome.storage.local.set({ settings: { ...(settings as object), version, alertRules } });
    },
    [SETTINGS_VERSION, rules] as const,
  );

/** @throws Error when not all venues are live in time. */
export async function untilLive({ own, venues: wanted }: Pick<Place, 'own' | 'venues'>): Promise<void> {
  const end = Date.now() + LIVE_WITHIN_MS;
  for (;;) {
    const { venues } = await own.ask('status').catch(() => ({ venues: [] }));
    if (venues.filter(({ state }) => state === 'live').length >= wanted.length) return;
    if (Date.now() > end) throw new Error('Not all venues are live.');
    await pause(POLL_MS);
  }
}

/** How many messages have come from all venues so far. */
export async function messagesOf({ ask }: OwnPage): Promise<number> {
  const { venues } = await ask('status');
  return venues.reduce((sum, { messages }) => sum + messages, 0);
}
