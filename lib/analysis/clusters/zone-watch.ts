import { zoneOf } from './cluster';
import { type ClusterEvent, eventOf } from './events';
import { FAR, NEAR, type Track } from './track';
import { distanceTo, type SizeBasis } from '../density/density';

/** What the price has done to a zone so far, from far to through. */
type Phase = 'away' | 'near' | 'inside' | 'through';

/** The phase of each zone by its track's id. Plain data: a worker that died goes on from a copy of it. */
export type ZonePhases = Record<number, Phase>;

/** The zones of a map, and when they are asked about. */
export interface ZoneMoment {
  readonly tracks: readonly Track[];
  readonly basis: SizeBasis;
  /** Epoch ms. */
  readonly time: number;
  readonly price: number;
}

/**
 * Tells at once when the price comes near a cluster, enters it and goes through it; the clusters themselves are looked at
 * every five minutes only. Each is told once, and near again only after the price was far. Where the price was when a
 * zone is looked at for the first time is where things stood, and is not told.
 */
export class ZoneWatch {
  constructor(readonly phases: ZonePhases = {}) {}

  look({ tracks, basis, time, price }: ZoneMoment): readonly ClusterEvent[] {
    const told = tracks.filter(({ isTold, contact }) => isTold && contact?.sweptAt === undefined);
    const ids = new Set(told.map(({ id }) => String(id)));
    for (const id of Object.keys(this.phases)) if (!ids.has(id)) Reflect.deleteProperty(this.phases, id);
    return told.flatMap((track) => {
      const before = this.phases[track.id];
      const phase = phaseOf(track, price, before);
      this.phases[track.id] = phase;
      if (before === undefined || phase === before) return [];
      const what = whatOf(phase, track, time);
      return what ? [eventOf(track, { time, price, basis }, what)] : [];
    });
  }
}

function phaseOf({ side, cluster }: Track, price: number, before: Phase | undefined): Phase {
  const zone = zoneOf(cluster);
  if (side === 'ask' ? price > zone.high : price < zone.low) return 'through';
  const distance = Math.abs(distanceTo(zone, price));
  // Once inside, leaving by the way it came is only near again.
  if (before === 'through') return 'through';
  if (distance === 0) return 'inside';
  if (distance <= NEAR) return before === 'inside' ? 'inside' : 'near';
  return distance <= FAR && (before === 'near' || before === 'inside') ? before : 'away';
}

function whatOf(phase: Phase, { cluster }: Track, time: number): Parameters<typeof eventOf>[2] | undefined {
  if (phase === 'near') return { kind: 'approached' };
  if (phase === 'inside') return { kind: 'entered' };
  return phase === 'through' ? { kind: 'swept', before: cluster.size, enteredAt: time } : undefined;
}
