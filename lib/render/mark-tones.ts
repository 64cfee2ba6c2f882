import type { Side } from '../core/units';
import type { PageTone } from './page-tone';

/** Colours of the marks as CSS. Blue and orange keep apart for every eye; what a mark is, its shape says. */
export interface MarkTones {
  /** Along what stands, and along what has ended. */
  readonly standing: Readonly<Record<Side, string>>;
  readonly ended: Readonly<Record<Side, string>>;
  readonly ink: Readonly<Record<Side, string>>;
  /** Around a shape, so that it reads on every heatmap. */
  readonly casing: string;
  readonly convergence: string;
  readonly void: string;
}

export const MARK_TONES: Readonly<Record<PageTone, MarkTones>> = {
  dark: {
    standing: { bid: 'rgba(120,186,255,0.85)', ask: 'rgba(255,178,96,0.85)' },
    ended: { bid: 'rgba(120,186,255,0.45)', ask: 'rgba(255,178,96,0.45)' },
    ink: { bid: 'rgba(158,208,255,1)', ask: 'rgba(255,202,138,1)' },
    casing: 'rgba(8,10,14,0.85)',
    convergence: 'rgba(255,255,255,0.85)',
    void: 'rgba(255,255,255,0.5)',
  },
  light: {
    standing: { bid: 'rgba(8,82,184,0.85)', ask: 'rgba(184,78,0,0.85)' },
    ended: { bid: 'rgba(8,82,184,0.45)', ask: 'rgba(184,78,0,0.45)' },
    ink: { bid: 'rgba(4,62,150,1)', ask: 'rgba(150,58,0,1)' },
    casing: 'rgba(255,255,255,0.9)',
    convergence: 'rgba(0,0,0,0.8)',
    void: 'rgba(0,0,0,0.45)',
  },
};
