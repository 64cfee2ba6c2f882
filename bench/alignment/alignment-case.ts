import type { Limits } from './limits';

/** A page under test. */
export interface AlignmentCase {
  readonly name: string;
  /** Address of its script, from this folder. */
  readonly page: string;
  /** What its address asks for beside the scale. */
  readonly query?: string;
  readonly scales: readonly ('linear' | 'log')[];
  readonly pixelRatios: readonly number[];
  readonly limits: Limits;
  readonly timeZone?: string;
  /** A content security policy the page is served with. */
  readonly policy?: string;
  /** How the page is put into a frame of another. */
  readonly framed?: 'srcdoc' | 'blob' | 'about:blank' | 'nested';
  /** Its bars alone prove its first view, and they are only seen as it is drawn: it is drawn again as trades come in. */
  readonly redrawn?: boolean;
  /** Its scale shows no prices: nothing may ever be painted. */
  readonly silent?: boolean;
}
