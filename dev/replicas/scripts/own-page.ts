import { OwnChart, type OwnPainter } from './own-chart';
import { readReplica } from './replica';
import { runPage } from './run-page';
import { elementById } from './surroundings';

/** Runs a page with a chart that the page has written itself. */
export function runOwnPage(makePainter: (box: HTMLElement) => OwnPainter): Promise<void> {
  const box = elementById('chart');
  return runPage(readReplica(), (replica) => new OwnChart(box, makePainter(box), replica));
}
