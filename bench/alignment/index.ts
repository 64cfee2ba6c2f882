import { bundleLabScripts, launchChromium } from '../../dev/chart-lab/lab-browser';
import { startLabServer } from '../../dev/chart-lab/lab-server';
import type { BenchResult } from '../harness';
import { peersNote } from '../peers';
import type { AlignmentCase } from './alignment-case';
import { caseFiles } from './case-files';
import { CASES, casesNamed } from './cases';
import { explain } from './explain';
import { runCase, type RunPlace } from './run-case';
import { type AlignmentRow, type CaseResult, failedRow, summarise, worstRatios } from './summarise';

const VIEWS = Number(process.env['ISOTHERM_VIEWS'] ?? 200);

interface Report {
  readonly results: CaseResult[];
  readonly notes: string[];
}

/**
 * The error matrix: reads the charts of real libraries in Chromium and compares with the libraries' own coordinates.
 * @param words parts of the names of the cases to run; all cases without words.
 */
export async function run(words: readonly string[]): Promise<BenchResult> {
  const cases = casesNamed(words);
  if (cases.length === 0)
    throw new Error(`No such case. There are: ${CASES.map(({ name }) => name).join(', ')}`);
  const files = await caseFiles(cases);
  const scripts = await bundleLabScripts();
  const server = await startLabServer((path) => files.get(path));
  const report: Report = { results: [], notes: [peersNote()] };
  try {
    for (const pixelRatio of [1, 2]) {
      const browser = await launchChromium(pixelRatio);
      const place = { browser, scripts, url: server.url, pixelRatio, views: VIEWS };
      try {
        await runAll(place, cases, report);
      } finally {
        await browser.close();
      }
    }
  } finally {
    server.close();
  }
  return {
    bench: 'alignment',
    rows: report.results.map(({ row }) => row),
    ratios: worstRatios(report.results),
    notes: report.notes,
  };
}

async function runAll(place: RunPlace, cases: readonly AlignmentCase[], report: Report): Promise<void> {
  for (const one of cases.filter(({ pixelRatios }) => pixelRatios.includes(place.pixelRatio)))
    for (const scale of one.scales) await runOne(place, one, scale, report);
}

/** A case that cannot be run is a row too, and does not keep the others from running. */
async function runOne(
  place: RunPlace,
  one: AlignmentCase,
  scale: string,
  { results, notes }: Report,
): Promise<void> {
  let row: AlignmentRow;
  try {
    const found = await runCase(place, one, scale);
    row = summarise(found);
    notes.push(...explain(found).map((line) => `${row.name}: ${line}`));
  } catch (error) {
    row = failedRow(one, scale, place.pixelRatio);
    notes.push(`${row.name}: ${String(error)}`);
  }
  results.push({ row, limits: one.limits });
  console.error(`${row.name}: ${row.misses ? `misses ${row.misses}` : 'within all limits'}`);
}
