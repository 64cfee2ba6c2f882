import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf, entryOf, readOf, scoredOf } from '../test-journal';
import { csvCell, csvHead, csvRow } from './csv';
import { markdownHead, markdownOf, markdownText } from './markdown';

const HOSTILE = '=HYPERLINK("https://evil.example","x")';

/** Reads CSV as RFC 4180 has it, written apart from the writer. */
function parse(text: string): readonly (readonly string[])[] {
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)];
  const rows: string[][] = [[]];
  for (const [, inQuotes, plain, end] of cells) {
    rows.at(-1)?.push(inQuotes === undefined ? (plain ?? '') : inQuotes.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('CSV', () => {
  it('has a column for everything, and numbers as numbers', () => {
    const outcome = scoredOf({ result: 'invalidation' });
    const [head = [], row = []] = parse(csvHead() + csvRow(entryOf(1, { outcome, notes: 'a,\n"b"' })));
    const cell = (name: string) => row[head.indexOf(name)];
    expect(row).toHaveLength(head.length);
    expect(cell('market')).toBe('BTC-USDT');
    expect(cell('target')).toBe('60720');
    expect(cell('read_at')).toBe('2026-03-15T08:00:00.000Z');
    expect(cell('outcome')).toBe('invalidation');
    expect(cell('notes')).toBe('a,\n"b"');
    expect(cell('C4_verdict')).toBe('unknown');
    expect(cell('picture_before')).toBe('No chart is on this page.');
  });

  it('gives a spreadsheet nothing to carry out', () => {
    const read = readOf();
    const spiked = {
      ...read,
      checklist: { ...read.checklist, C1: answerOf('supports', { answer: '@SUM(1)' }) },
    };
    const entry = entryOf(1, { notes: HOSTILE, tags: ['-2+3'], market: '+A-B', read: spiked });
    const cells = parse(csvRow(entry)).flat();
    expect(cells.filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
    expect(cells).toContain(`'${HOSTILE}`);
  });

  it('takes any text for text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [row = []] = parse(`${csvCell(text)},${csvCell(-1.5)}\r\n`);
        expect(row[0]?.replace(/^'/, '')).toBe(text.replace(/^'/, ''));
        expect(row[0]).not.toMatch(/^\s*[=+\-@]/);
        expect(row[1]).toBe('-1.5');
      }),
    );
  });
});

describe('Markdown', () => {
  it('holds the answers as they were, and the pictures', () => {
    const pictures = {
      before: { kind: 'kept', time: 0, bytes: 3, byHand: false },
      after: { kind: 'absent', reason: 'The chart was not in front.' },
    } as const;
    const text = markdownOf(entryOf(1, { pictures, outcome: scoredOf() }), {
      before: 'data:image/webp;base64,AAAA',
    });
    expect(text).toContain('## 2026-03-15 08:00 UTC: long BTC-USDT');
    expect(text).toContain('- **C4** unknown: Funding is not known.');
    expect(text).toContain(String.raw`  - \$42M at 60,700…60,800 (2026-03-15 07:59 UTC)`);
    expect(text).toContain('![before, 1970-01-01 00:00 UTC](data:image/webp;base64,AAAA)');
    expect(text).toContain('No picture after: The chart was not in front.');
    expect(text).toContain('- Outcome: target first, 2026-03-15 09:00 UTC, best 1.20 %, worst 0.30 %');
    expect(markdownHead(1, 0)).toBe('# Journal\n\n1 entry, exported 1970-01-01 00:00 UTC.\n\n');
  });

  it('says of what is not scored why', () => {
    const outcome = { kind: 'unscored', reason: 'No bars.', scoredAt: 0 } as const;
    expect(markdownOf(entryOf(1, { outcome }), {})).toContain('cannot be scored. No bars.');
    expect(markdownOf(entryOf(1), {})).toContain('Outcome: not known yet');
  });

  it('takes any text for text', () => {
    expect(markdownText('<img src=x onerror=alert(1)>\n# [a](javascript:b)')).toBe(
      String.raw`\<img src=x onerror=alert(1)\> \# \[a\](javascript:b)`,
    );
    const text = markdownOf(entryOf(1, { notes: '<script>\n![x](y)', tags: ['**'] }), {});
    expect(text).toContain(`> ${String.raw`\<script\>`}\n> ${String.raw`\!\[x\](y)`}`);
    expect(text).not.toMatch(/(?<!\\)</);
  });
});
