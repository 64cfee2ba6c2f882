import type { ReplicaName } from '../replicas/sites';
import type { Memory } from './memory';
import { TOLERANCES, type Verdict } from './verdict';
import type { Visit } from './visit';

export interface Row {
  readonly name: ReplicaName;
  readonly own: Visit;
  readonly comparison: Visit;
  readonly verdict: Verdict;
}

const WIDTHS = [19, 7, 7, 22, 16, 22, 18, 12, 8];
const HEADINGS = [
  'replica',
  'cycles',
  'locked',
  'heap MB',
  'kB a cycle',
  'nodes',
  'nodes a cycle',
  'shifts',
  'errors',
];

/** Heads of the columns, and what they mean. */
export const headings = (): readonly string[] => [
  'heap and nodes: before, with the layer on, after (last cycle); a cycle: growth beyond the same visit with the layer off',
  'shifts: with the layer / with it off, in all; errors: console and exceptions, both visits',
  line(HEADINGS),
];

export function describeRow({ name, own, comparison, verdict }: Row): readonly string[] {
  const { trends, faults } = verdict;
  return [
    line([
      name,
      String(own.after.length),
      String(own.states.filter((state) => state === 'locked').length),
      phases(own, ({ heap }) => (heap / 1e6).toFixed(2)),
      (trends.heap.perCycle / 1e3).toFixed(1),
      phases(own, ({ nodes }) => String(nodes)),
      trends.nodes.perCycle.toFixed(1),
      `${own.shifts.all} / ${comparison.shifts.all}`,
      String(own.errors.length + comparison.errors.length),
    ]),
    ...otherStates(own).map((state) => `    ${state}`),
    ...[...new Set(faults)].map((fault) => `  ! ${fault}`),
  ];
}

/** The tolerances and the end of the matter. */
export function summary(rows: readonly Row[], workerErrors: readonly string[]): readonly string[] {
  const { heap, nodes, listeners } = TOLERANCES;
  const wrong = rows.filter(({ verdict }) => verdict.faults.length > 0).length;
  return [
    `tolerated beyond the layer off: heap ${heap.perCycle / 1e3} kB a cycle and ${heap.level / 1e6} MB in all, ` +
      `nodes ${nodes.perCycle} and ${nodes.level}, listeners ${listeners.perCycle} and ${listeners.level}`,
    ...workerErrors.map((error) => `  ! ${error}`),
    `${rows.length} pages, ${wrong} with faults, ${workerErrors.length} errors of the extension's worker`,
  ];
}

/** The states other than locked, each with how often it was met. */
function otherStates({ states }: Visit): readonly string[] {
  const kinds = new Set(states.filter((state) => state !== 'locked'));
  return [...kinds].map((kind) => `${states.filter((state) => state === kind).length} × ${kind}`);
}

function phases({ before, during, after }: Visit, show: (memory: Memory) => string): string {
  return [before, during.at(-1), after.at(-1)].map((memory) => (memory ? show(memory) : '–')).join(' ');
}

const line = (cells: readonly string[]) =>
  cells
    .map((cell, column) => cell.padEnd(WIDTHS[column] ?? 0))
    .join('')
    .trimEnd();
