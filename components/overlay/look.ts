import type { PlainStyle, ProfileStyle } from '@/lib/heatmaps/side-style';
import type { StackLook } from './heat-stack';

/** What is laid on a chart, and how. */
export interface OverlayLook extends StackLook {
  readonly profile: ProfileStyle;
  readonly funding: PlainStyle;
  readonly marks: PlainStyle;
  /** Writes sizes into cells that are large enough. */
  readonly numbers: boolean;
  readonly sizesIn: 'base' | 'quote';
}

/** Whether anything at all is to be shown. */
export const showsAnything = ({ layers, profile, funding, marks }: OverlayLook): boolean =>
  profile.visible || funding.visible || marks.visible || Object.values(layers).some(({ visible }) => visible);
