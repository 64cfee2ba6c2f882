import { behave, misbehave, type Misbehaviour } from './misbehaviours';
import type { World } from './world';

/** How long after it behaves again an exchange is given to be followed again: reconnects, bans and back-offs included. */
const RECOVERY_MS = 180_000;
/** A ban or a block of some status codes lasts so much longer. */
const LONG_RECOVERY_MS = 15 * 60_000;
const LONG = new Set(['418', '403', '451']);
const CHECK_EVERY_MS = 7_300;

export interface FaultResult {
  readonly passed: boolean;
  /** What went wrong; empty when nothing did. */
  readonly problems: readonly string[];
  readonly gaps: number;
}

/** Has an exchange misbehave again and again for `ms` of its time, and looks whether the feed stays honest and comes back. */
export async function runFault(world: World, fault: Misbehaviour, ms: number): Promise<FaultResult> {
  const problems = new Set<string>();
  const gapsBefore = world.gaps;
  const end = world.clock.now() + ms;
  const look = async () => {
    if ((await world.verdict()) === 'wrong') problems.add('a wrong book was taken for right');
  };
  while (world.clock.now() < end) {
    misbehave(world.venue, fault);
    const until = world.clock.now() + fault.lastsMs;
    do {
      await world.run(CHECK_EVERY_MS);
      await look();
    } while (world.clock.now() < until);
    behave(world.venue);
    if (!(await recovers(world, fault)))
      problems.add(`not back: ${world.feed.status.state} ${world.feed.status.reason}`);
    // A market that holds still is a silent one: it must have moved before it is asked.
    await world.run(1_000);
    if ((await world.verdict()) !== 'right') problems.add('the book is not that of the exchange');
  }
  const gaps = world.gaps - gapsBefore;
  if (fault.breaks && gaps === 0) problems.add('no gap was marked');
  for (const host of world.overspent()) problems.add(`${host} was asked too often`);
  return { passed: problems.size === 0, problems: [...problems], gaps };
}

async function recovers(world: World, { name }: Misbehaviour): Promise<boolean> {
  const deadline = world.clock.now() + (LONG.has(name) ? LONG_RECOVERY_MS : RECOVERY_MS);
  while (world.clock.now() < deadline) {
    if (world.live) return true;
    await world.run(1_000);
  }
  return world.live;
}
