import type { Alert } from '@/lib/alerts/alert';
import { type AlertState, NO_ALERTS } from '@/lib/alerts/evaluate';

/** Alerts that fired together at a moment, epoch ms, and that the user may not have been told of yet. */
export interface UntoldAlerts {
  readonly at: number;
  readonly alerts: readonly Alert[];
}

/** All that the desk must not forget, written at once so that it is never half known. */
export interface DeskMemory {
  readonly state: AlertState;
  /** How many alerts the user has not looked at. */
  readonly unseen: number;
  readonly untold: readonly UntoldAlerts[];
}

/** What was written by ourselves in this session of the browser; nothing at first. */
export const readMemory = (stored: unknown): DeskMemory => ({
  state: NO_ALERTS,
  unseen: 0,
  untold: [],
  ...(stored as Partial<DeskMemory> | undefined),
});
