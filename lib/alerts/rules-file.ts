import { readRules } from './read-rules';
import type { AlertRule } from './rule';

const FORMAT = 'isotherm alert rules';
const VERSION = 1;

/** The text of a file that holds rules. */
export const rulesToText = (rules: readonly AlertRule[]): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, rules }, undefined, 2)}\n`;

/**
 * The rules of such a text.
 * @throws Error that says what is wrong with it.
 */
export function rulesOfText(text: string): readonly AlertRule[] {
  const { format, version, rules } = parse(text);
  if (format !== FORMAT) throw new Error('This file holds no alert rules.');
  if (version !== VERSION) throw new Error('These rules were written by another version of Isotherm.');
  const read = readRules(rules);
  if (read.length === 0) throw new Error('No rule of this file can be used.');
  return read;
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    throw new Error('This file is no JSON.');
  }
}
