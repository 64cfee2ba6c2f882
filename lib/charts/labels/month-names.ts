/** Languages whose month names axes are written in, beside English. */
const LANGUAGES = 'de fr es pt it ru tr pl nl vi id uk ja ko zh ar th sv cs'.split(' ');

const ENGLISH = 'january february march april may june july august september october november december'.split(
  ' ',
);

const names = new Map<string, number>(
  ENGLISH.flatMap((name, month) => [
    [name, month],
    [name.slice(0, 3), month],
  ]),
).set('sept', 8);

let complete = false;

/** Month (0–11) of a name or abbreviation in any of the languages. */
export function monthOf(word: string): number | undefined {
  const key = fold(word);
  const month = names.get(key);
  if (month !== undefined || complete || key.length < 2) return month;
  // Formatters are slow to make, so other languages are learnt with the first word that is not English.
  complete = true;
  for (const language of LANGUAGES) learn(language);
  return names.get(key);
}

/** Lower case, without accents and points. */
const fold = (word: string) =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '')
    .trim();

function learn(language: string): void {
  for (const month of ['short', 'long'] as const) {
    for (const day of [undefined, 'numeric'] as const) {
      // Some languages decline the name beside a day.
      const format = new Intl.DateTimeFormat(language, { month, ...(day && { day }), timeZone: 'UTC' });
      for (let index = 0; index < 12; index += 1) {
        const parts = format.formatToParts(Date.UTC(2023, index, 15));
        const name = fold(parts.find(({ type }) => type === 'month')?.value ?? '');
        if (name.length > 1 && !/\d/.test(name) && !names.has(name)) names.set(name, index);
      }
    }
  }
}
