import { isFields } from './fields';

/** Kinds of bodies and the fields that give them away. */
export type Kinds<Kind extends string = string> = readonly (readonly [kind: Kind, keys: readonly string[]])[];

/** The first kind all of whose fields a body has; undefined when there is none. */
export const kindBy = <Kind extends string>(body: object, kinds: Kinds<Kind>): Kind | undefined =>
  kinds.find(([, keys]) => keys.every((key) => key in body))?.[0];

const LONGEST = 80;
const MOST_KEYS = 8;

/** A name for what was not recognised: its fields, so that the notes show what to look for. */
export function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (!isFields(value)) return value === null ? 'null' : typeof value;
  return `{${Object.keys(value).toSorted().slice(0, MOST_KEYS).join(',')}}`.slice(0, LONGEST);
}

/** A name or a number out of a message, short enough to be counted by; the kind of anything else. */
export const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 40) : typeof value;
