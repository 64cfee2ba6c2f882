import type { Exchange } from '../../lib/exchanges/exchange';
import { localExchange } from '../exchanges/registry';
import { MISBEHAVIOURS, type Misbehaviour } from './misbehaviours';
import { type FaultResult, runFault } from './run-fault';
import { World } from './world';

export interface MatrixOptions {
  readonly exchanges: readonly Exchange[];
  /** Of the exchange's time, for each misbehaviour. */
  readonly minutes: number;
  readonly seed: number;
  readonly faults?: readonly Misbehaviour[];
  readonly print: (line: string) => void;
}

const START_MS = 30_000;
const MINUTE_MS = 60_000;

/** Every exchange with every misbehaviour that it can show: a line for each exchange, and one for each failure. */
export async function faultMatrix(options: MatrixOptions): Promise<{ passed: number; failed: number }> {
  const { exchanges, minutes, seed, faults = MISBEHAVIOURS, print } = options;
  let [passed, failed] = [0, 0];
  for (const exchange of exchanges) {
    const marks: string[] = [];
    for (const fault of faults) {
      const result = await trial(exchange, fault, minutes, seed);
      marks.push(`${fault.name} ${markOf(result)}`);
      if (!result) continue;
      if (result.passed) passed += 1;
      else failed += 1;
      for (const problem of result.problems) print(`  ${exchange.id}, ${fault.name}: ${problem}`);
    }
    print(`${exchange.id.padEnd(16)} ${marks.join(' · ')}`);
  }
  return { passed, failed };
}

const markOf = (result: FaultResult | undefined) => (result ? (result.passed ? 'ok' : 'FAILED') : '–');

/** Undefined where the exchange cannot misbehave in that way. */
async function trial(
  exchange: Exchange,
  fault: Misbehaviour,
  minutes: number,
  seed: number,
): Promise<FaultResult | undefined> {
  if (fault.needs === 'rest seed' && exchange.book.seed !== 'rest') return undefined;
  const world = new World(exchange, localExchange(exchange.id), seed);
  await world.run(START_MS);
  if ((await world.verdict()) !== 'right') {
    const { state, reason } = world.feed.status;
    return { passed: false, problems: [`never live: ${state} ${reason}`], gaps: 0 };
  }
  if (fault.needs === 'checksum' && !world.hasChecksums) return undefined;
  const result = await runFault(world, fault, minutes * MINUTE_MS);
  world.feed.stop();
  return result;
}
