import { bundleScript } from '../../dev/chart-lab/bundle';
import { chartHtml, type LabFile } from '../../dev/chart-lab/lab-server';
import type { AlignmentCase } from './alignment-case';
import { framedHtml } from './framed-html';

/** Path of a case's document. */
export const slugOf = ({ name }: AlignmentCase) => name.replaceAll(/[^a-z0-9]+/gi, '-');

/** Every document and script of the cases, by path. */
export async function caseFiles(cases: readonly AlignmentCase[]): Promise<ReadonlyMap<string, LabFile>> {
  const files = new Map<string, LabFile>();
  for (const one of cases) {
    const slug = slugOf(one);
    const html = chartHtml(slug);
    const headers = one.policy ? { 'content-security-policy': one.policy } : {};
    files.set(`${slug}.js`, { body: await bundleScript(one.page, import.meta.url) });
    files.set(`${slug}-inside`, { body: framedHtml('srcdoc', html) });
    files.set(slug, { headers, body: one.framed ? framedHtml(one.framed, html, `${slug}-inside`) : html });
  }
  return files;
}
