import { startExchanges } from '../../dev/exchanges/start-exchanges';
import { DEMO_PORT } from '../../dev/ports';
import { VENUE_IDS } from '../../lib/market/venues';

const SEED = 7;

// Run by `exchanges.ts`: the local exchanges of all venues in a process of their own, which ends with the bench.
const exchanges = await startExchanges({ port: DEMO_PORT, seed: SEED, venues: VENUE_IDS });
process.on('disconnect', () => process.exit());
process.send?.(exchanges.url);
