import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRules } from './read-rules';
import { BLANK_RULE, MAX_RULES, RULE_PRESETS } from './rule';
import { rulesOfText, rulesToText } from './rules-file';

describe('rules', () => {
  it('come out of a file as they went in', () => {
    const rules = RULE_PRESETS.map((rule) => ({ ...rule, quiet: { from: 1_320, until: 420 } }));
    expect(rulesOfText(rulesToText(rules))).toEqual(rules);
  });

  it.each([
    ['nonsense', 'This file is no JSON.'],
    ['null', 'This file holds no alert rules.'],
    [
      '{"format":"isotherm alert rules","version":2}',
      'These rules were written by another version of Isotherm.',
    ],
    ['{"format":"isotherm alert rules","version":1,"rules":[{}]}', 'No rule of this file can be used.'],
  ])('of %s are refused with the reason', (text, reason) => {
    expect(() => rulesOfText(text)).toThrow(reason);
  });

  it('are read out of anything, and then stay as they are', () => {
    const near = fc.record(
      {
        id: fc.constantFrom('a', 'b', 'a/b', 7),
        name: fc.string({ maxLength: 200 }),
        kinds: fc.array(fc.constantFrom('wall-pulled', 'nothing', 3)),
        minSize: fc.double(),
        coolDownSeconds: fc.double(),
        quiet: fc.record({ from: fc.integer({ min: -10, max: 1_500 }), until: fc.integer() }),
        market: fc.string(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.array(near), fc.anything()), (value) => {
        const rules = readRules(value);
        expect(readRules(structuredClone(rules))).toEqual(rules);
        expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
        for (const { minSize, coolDownSeconds } of rules)
          expect([minSize >= 0, coolDownSeconds >= 0]).toEqual([true, true]);
      }),
    );
  });

  it('are no more than can be weighed', () => {
    const many = Array.from({ length: MAX_RULES + 5 }, (_, index) => ({ ...BLANK_RULE, id: `r${index}` }));
    expect(readRules(many)).toHaveLength(MAX_RULES);
  });
});
