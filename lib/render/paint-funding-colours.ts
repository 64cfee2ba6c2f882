import { EXTREME_R8, isExtreme } from '../heatmaps/funding/level';
import { fromOklab, mixOklab, type Oklab, type Rgb, toOklab } from './oklab';
import type { PageTone } from './page-tone';

/** Colours of one sign, from next to nothing up to an extreme, which alone has the last one. */
export const FUNDING_STEPS = 16;

/** What the parts of the strip are painted with, as CSS colours. */
export interface StripColours {
  /** By step, counted from `−FUNDING_STEPS`: shorts pay at the one end, longs at the other. */
  readonly steps: readonly string[];
  /** On extremes. */
  readonly mark: string;
  readonly text: string;
  /** Behind the names. */
  readonly plate: string;
}

/**
 * Blue where shorts pay and orange where longs do: the pair that every kind of colour vision tells apart. The more is paid
 * the further a colour is from its page.
 */
const ENDS = {
  dark: { negative: [96, 178, 255], neutral: [40, 46, 54], positive: [255, 158, 61] },
  light: { negative: [8, 72, 156], neutral: [226, 230, 234], positive: [172, 66, 0] },
} as const satisfies Record<PageTone, Record<string, Rgb>>;

const COLOURS: Readonly<Record<PageTone, StripColours>> = {
  dark: { steps: stepsOf('dark'), mark: '#ffffff', text: '#e8ebee', plate: 'rgb(14 17 20 / 70%)' },
  light: { steps: stepsOf('light'), mark: '#000000', text: '#171b20', plate: 'rgb(255 255 255 / 75%)' },
};

export const stripColours = (tone: PageTone): StripColours => COLOURS[tone];

/** The colour step of a rate, `−FUNDING_STEPS … FUNDING_STEPS`: even in the rate, and at an end from ±0.05 % of 8 h on. */
export function fundingStep(r8: number): number {
  if (isExtreme(r8)) return Math.sign(r8) * FUNDING_STEPS;
  // Adding 0 makes a plain one of a negative zero.
  return Math.trunc((r8 / EXTREME_R8) * FUNDING_STEPS) + 0;
}

/** Mixed in OKLab, so that equal steps look equal. */
function stepsOf(tone: PageTone): readonly string[] {
  const { negative, neutral, positive } = ENDS[tone];
  return Array.from({ length: 2 * FUNDING_STEPS + 1 }, (_, index) => {
    const share = (index - FUNDING_STEPS) / FUNDING_STEPS;
    return css(mixOklab(toOklab(neutral), toOklab(share < 0 ? negative : positive), Math.abs(share)));
  });
}

function css(colour: Oklab): string {
  return `rgb(${fromOklab(colour)
    .map((channel) => Math.round(channel))
    .join(' ')})`;
}
