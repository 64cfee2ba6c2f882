import { expect, it } from 'vitest';
import { colourDistance, seenBy, VISIONS } from './colour-vision';
import { MARK_TONES } from './mark-tones';
import type { Rgb } from './oklab';

const PAGES = { dark: [14, 17, 22], light: [255, 255, 255] } as const;
const rgb = (colour: string) => (colour.match(/\d+/g) ?? []).slice(0, 3).map(Number) as unknown as Rgb;

it.each(['usual', 'protanopia', 'deuteranopia', 'tritanopia'] as const satisfies (keyof typeof VISIONS)[])(
  'tells both sides apart and from the page, by %s eyes',
  (vision) => {
    for (const tone of ['dark', 'light'] as const) {
      const { ink, standing } = MARK_TONES[tone];
      for (const { bid, ask } of [ink, standing]) {
        const [one, other, page] = [rgb(bid), rgb(ask), PAGES[tone]].map((colour) => seenBy(vision, colour));
        expect(one && other && colourDistance(one, other)).toBeGreaterThan(0.1);
        for (const colour of [one, other])
          expect(colour && page && colourDistance(colour, page)).toBeGreaterThan(0.3);
      }
    }
  },
);
