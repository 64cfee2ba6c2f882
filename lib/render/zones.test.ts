import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellCode, levelOf, levelsOf, sizeCode, TOP_CODE, zoneOfCell, ZONING } from './zones';

describe.each([1, 2, 4])('%i zones', (zones) => {
  it('share the codes below those that mean no size, none twice', () => {
    const cells = Array.from({ length: zones }, (_, zone) =>
      Array.from({ length: levelsOf(zones) }, (__, level) => cellCode(zones, zone, level * zones + 1)),
    ).flat();
    expect(cells).toEqual(Array.from({ length: zones * levelsOf(zones) }, (_, at) => at + 1));
    expect(cells.at(-1)).toBeLessThanOrEqual(TOP_CODE);
  });

  it('give back the size, to their step, and the zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: TOP_CODE - 1 }),
        fc.integer({ min: 0, max: zones - 1 }),
        (size, zone) => {
          const cell = cellCode(zones, zone, size);
          expect(zoneOfCell(zones, cell)).toBe(zone);
          expect(Math.abs(sizeCode(zones, cell) - size)).toBeLessThanOrEqual(zones >> 1);
          expect(cellCode(zones, zone, sizeCode(zones, cell))).toBe(cell);
        },
      ),
    );
  });

  it('hold the largest sizes, and have no step for nothing', () => {
    expect(levelOf(zones, cellCode(zones, 0, 255))).toBe(levelsOf(zones));
    expect(levelOf(zones, 0)).toBe(0);
  });
});

describe('ZONING', () => {
  it('names what every zone stands for', () => {
    for (const { zones, members } of Object.values(ZONING)) expect(members).toHaveLength(zones);
  });
});
