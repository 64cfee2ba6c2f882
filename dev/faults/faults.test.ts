import { expect, it } from 'vitest';
import { ensureDefined } from '../../lib/core/assert';
import { EXCHANGES } from '../../lib/exchanges/registry';
import { VENUE_IDS } from '../../lib/market/venues';
import { localExchange } from '../exchanges/registry';
import { MISBEHAVIOURS } from './misbehaviours';
import { runFault } from './run-fault';
import { World } from './world';

/** A cut through the matrix of `npm run faults`: once each, one after the other in one world. */
const CUT = ['drop', 'gap', 'garbage', 'restart, lower', '429'].map((name) =>
  ensureDefined(
    MISBEHAVIOURS.find((fault) => fault.name === name),
    name,
  ),
);
const START_MS = 15_000;

it.each(VENUE_IDS)('%s is followed honestly through what befalls it, and again afterwards', async (id) => {
  const world = new World(EXCHANGES[id], localExchange(id), 7);
  await world.run(START_MS);
  expect(await world.verdict()).toBe('right');
  for (const fault of CUT) {
    const { problems } = await runFault(world, fault, 1);
    expect({ fault: fault.name, problems }).toEqual({ fault: fault.name, problems: [] });
  }
  expect(world.gaps).toBeGreaterThan(0);
  world.feed.stop();
});
