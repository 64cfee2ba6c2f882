import { describe, expect, it } from 'vitest';
import { runScenarios } from './runs';
import { SCENARIOS } from './scenarios';
import { ratios, summaryRows } from './summary';

const DAYS = 6;

describe('liquidation-quality', () => {
  it('judges ours and every baseline in one short market, and ours is ahead', () => {
    const runs = runScenarios(SCENARIOS.slice(0, 1), [1], { days: DAYS });
    const rows = summaryRows(runs);
    expect(rows.slice(0, 10).every(({ median }) => Number.isFinite(median))).toBe(true);
    const { rhoWide = 0, emdWide = 0 } = ratios(runs);
    expect(rhoWide).toBeGreaterThan(1.2);
    expect(emdWide).toBeGreaterThan(1.2);
    const uniform = runs[0]?.baselines.get('uniform');
    expect(uniform).toMatchObject({ rho5: 0, rho15: 0, local15: 0, lift5: 0, lift15: 0 });
    expect(uniform?.igNow).toBeCloseTo(0, 6);
    expect(uniform?.ig4h).toBeCloseTo(0, 6);
  }, 120_000);
});
