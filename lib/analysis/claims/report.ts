import { keptFindings } from '../statistics/false-discovery';
import type { Claim, Measured } from './claim';

/**
 * Where a figure stands beside what chance gives. Where several are looked at, one or another lies beyond its 95 % by chance:
 * what is told as above or below stands when all of them count (Benjamini and Hochberg, 10 %).
 */
export type Standing = 'not enough' | 'no baseline' | 'within chance' | 'above chance' | 'below chance';

export interface Standings {
  readonly claim: Claim;
  readonly measured: readonly (Measured & { readonly standing: Standing })[];
}

/** Claims that were measured on the same records, held against chance together. */
export function standingsOf(
  found: readonly { readonly claim: Claim; readonly measured: readonly Measured[] }[],
): readonly Standings[] {
  const compared = found.flatMap(({ measured }) => measured).filter((each) => chanceOf(each));
  const standsOut = keptFindings(compared.map((each) => chanceOf(each)?.p ?? 1));
  return found.map(({ claim, measured }) => ({
    claim,
    measured: measured.map((each) => ({
      ...each,
      standing: standingOf(each, standsOut[compared.indexOf(each)] ?? false),
    })),
  }));
}

const chanceOf = ({ figure }: Measured) => figure.value?.chance.value;

function standingOf(measured: Measured, standsOut: boolean): Standing {
  if (!measured.figure.value) return 'not enough';
  const chance = chanceOf(measured);
  if (!chance) return 'no baseline';
  if (!standsOut) return 'within chance';
  return measured.figure.value.value > chance.value ? 'above chance' : 'below chance';
}
