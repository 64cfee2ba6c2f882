import { fields, type Fields, MalformedError, rowsIn } from '../fields';
import { plain } from '../message-shape';

/**
 * The `result` of an answer.
 * @throws MalformedError when the venue answered with an error.
 */
export function resultOf(body: unknown): Fields {
  const answer = fields(body, 'answer');
  if (answer['code'] !== 0) throw new MalformedError(`code ${plain(answer['code'])}`);
  return fields(answer['result'], 'result');
}

export const rowsOf = (body: unknown): readonly Fields[] => rowsIn(resultOf(body)['data'], 'data');
