import { parseArgs } from 'node:util';
import { EXCHANGES } from '../../lib/exchanges/registry';
import { isVenueId, VENUE_IDS, type VenueId } from '../../lib/market/venues';
import { faultMatrix } from './matrix';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string', default: '7' } },
});
const wanted = positionals.length > 0 ? positionals.filter(isVenueId) : VENUE_IDS;

const { passed, failed } = await faultMatrix({
  exchanges: wanted.map((id: VenueId) => EXCHANGES[id]),
  minutes: Number(values.minutes),
  seed: Number(values.seed),
  print: (line) => console.log(line),
});
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
