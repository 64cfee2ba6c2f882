import {
  MAX_COORDINATE,
  MAX_LABELS,
  MAX_PAYLOAD_LENGTH,
  MAX_TEXT_LENGTH,
  PARTS,
  PAYLOAD_VERSION,
} from '../label-payload';

/** One text the page drew, in device pixels of its canvas. `x` and `y` are the middle of its em box. */
export interface DrawnLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** From the middle of the em box to the middle of the ink. */
  readonly ink: number;
  readonly width: number;
  readonly height: number;
}

/** The labels of a payload, or undefined when it is not one: the page may send anything. */
export function readPayload(detail: unknown): readonly DrawnLabel[] | undefined {
  if (typeof detail !== 'string' || detail.length > MAX_PAYLOAD_LENGTH) return undefined;
  const message = parse(detail);
  if (!Array.isArray(message) || message.length !== 3) return undefined;
  const [version, sequence, rows] = message as [unknown, unknown, unknown];
  if (version !== PAYLOAD_VERSION || !Number.isSafeInteger(sequence)) return undefined;
  if (!Array.isArray(rows) || rows.length > MAX_LABELS) return undefined;
  const labels: DrawnLabel[] = [];
  for (const row of rows as readonly unknown[]) {
    if (!isRow(row)) return undefined;
    const [text, x, y, ink, width, height] = row;
    labels.push({
      text,
      x: x / PARTS,
      y: y / PARTS,
      ink: ink / PARTS,
      width: width / PARTS,
      height: height / PARTS,
    });
  }
  return labels;
}

type Row = readonly [string, number, number, number, number, number];

function isRow(row: unknown): row is Row {
  if (!Array.isArray(row) || row.length !== 6) return false;
  const [text] = row as readonly unknown[];
  if (typeof text !== 'string' || text.length > MAX_TEXT_LENGTH) return false;
  for (let at = 1; at < row.length; at += 1) {
    const value = row[at] as unknown;
    if (typeof value !== 'number' || !(Math.abs(value) < MAX_COORDINATE * PARTS)) return false;
  }
  return true;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
