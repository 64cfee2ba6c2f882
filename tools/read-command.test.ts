import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUESTION_IDS, STEP_IDS } from '../lib/reading/read';
import { isotherm, writeCapture } from './test-run';

const RECORDING = '../shared/market/recordings/binance-2024-08-08/usdm_btcusdt_20240808.gz';

let folder = '';
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'isotherm-read-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('read', () => {
  it.each([
    [['read'], 'A venue is missing'],
    [['read', 'nowhere.gz'], 'Cannot read nowhere.gz'],
    [['read', 'binance-usdm', 'nowhere.gz'], 'Cannot read nowhere.gz'],
  ])('refuses %j', async (words, reason) => {
    const { code, stderr } = await isotherm(words);
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
  });

  it('refuses a capture that no venue makes anything of, and wishes that make no sense', async () => {
    const nonsense = writeCapture(path.join(folder, 'nonsense.gz'), ['{"hello":1}', '[1,2,3]', 'words']);
    expect(await isotherm(['read', nonsense])).toMatchObject({ code: 2, objects: [] });
    const { code, stderr } = await isotherm(['read', 'okx-swap', nonsense, '--direction', 'up']);
    expect(code).toBe(2);
    expect(stderr).toContain('No direction "up"');
  });

  it.skipIf(!existsSync(RECORDING))(
    'answers everything from a recorded market (needs ../shared/market)',
    async () => {
      const { code, objects } = await isotherm([
        'read',
        RECORDING,
        '--target',
        '62500',
        '--direction',
        'long',
      ]);
      expect([code, objects.length]).toEqual([0, 1]);
      const [{ venue, market, checklist, steps, zones }] = objects as [Record<string, any>]; // oxlint-disable-line typescript/no-explicit-any -- JSON as it comes
      expect([venue, market]).toEqual(['binance-usdm', 'BTC-USDT']);
      expect(Object.keys(checklist)).toEqual(QUESTION_IDS);
      expect(Object.keys(steps)).toEqual(STEP_IDS);
      for (const answer of [...Object.values(checklist), ...Object.values(steps)]) {
        expect(answer).toMatchObject({ answer: expect.any(String), evidence: expect.any(Array) });
        expect(Object.keys(answer as object)).toEqual(
          expect.arrayContaining(['asOf', 'confidence', 'verdict']),
        );
      }
      // The ask of 500 BTC at 61,730.6 stood through two visits; nothing is told of funding in this capture.
      expect(checklist.C2.evidence[0].text).toMatch(/^Asks of 47\d BTC at 61,730\.6, .* genuine, /);
      expect(checklist.C4.verdict).toBe('unknown');
      expect(zones.length).toBeGreaterThan(10);
    },
  );
});
