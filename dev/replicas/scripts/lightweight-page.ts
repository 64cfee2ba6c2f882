import { LightweightChart } from './lightweight-chart';
import { readReplica } from './replica';
import { runPage } from './run-page';
import { elementById } from './surroundings';

/** A page whose chart is lightweight-charts, in the page itself. */
await runPage(readReplica(), (replica) => new LightweightChart(elementById('chart'), replica));
