/** The stretch of time a volume profile adds up. */
export const PROFILE_RANGES = [
  'visible',
  'session',
  'week',
  '1d',
  '1w',
  '1m',
  '3m',
  '6m',
  '1y',
  'fixed',
] as const;

export type ProfileRangeId = (typeof PROFILE_RANGES)[number];

/** How the volume profile at the side of the chart is made and painted. */
export interface ProfileStyle {
  readonly visible: boolean;
  /** 0…1 */
  readonly opacity: number;
  readonly range: ProfileRangeId;
  /** Only for `fixed`: epoch ms, `to` exclusive. */
  readonly fixed: { readonly from: number; readonly to: number };
  /** When a session begins, hours after midnight UTC. */
  readonly sessionHour: number;
}

/** How the funding strip and the marks are painted. */
export interface PlainStyle {
  readonly visible: boolean;
  /** 0…1 */
  readonly opacity: number;
}
