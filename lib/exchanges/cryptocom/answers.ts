import { fields, type Fields, list, MalformedError } from '../fields';

/**
 * The `result` of an answer.
 * @throws MalformedError when the venue answered with an error.
 */
export function resultOf(body: unknown): Fields {
  const answer = fields(body, 'answer');
  if (answer['code'] !== 0) throw new MalformedError(`code ${String(answer['code'])}`);
  return fields(answer['result'], 'result');
}

export const rowsOf = (body: unknown): readonly Fields[] =>
  list(resultOf(body)['data'], 'data').map((row) => fields(row, 'row'));
