import { fromLinear, type Rgb, toLinear, toOklab } from './oklab';

type Matrix = readonly [Rgb, Rgb, Rgb];

/**
 * What dichromats see, on linear RGB: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A physiologically-based model
 * for simulation of color vision deficiency", IEEE TVCG 15 (2009), severity 1. For tests.
 */
export const VISIONS: Readonly<Record<'usual' | 'protanopia' | 'deuteranopia' | 'tritanopia', Matrix>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** sRGB as it appears through another vision. */
export function seenBy(vision: keyof typeof VISIONS, colour: Rgb): Rgb {
  const [red, green, blue] = colour.map(toLinear) as [number, number, number];
  return VISIONS[vision].map(([r, g, b]) =>
    fromLinear(clamp(r * red + g * green + b * blue)),
  ) as unknown as Rgb;
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));

/**
 * ΔE_OK, the distance of two colours in OKLab. A difference of 0.02 is just noticeable: W3C CSS Color Module Level 4,
 * "Gamut mapping", takes the same figure.
 */
export function colourDistance(one: Rgb, other: Rgb): number {
  const [p, q] = [toOklab(one), toOklab(other)];
  return Math.hypot(p.lightness - q.lightness, p.a - q.a, p.b - q.b);
}
