/** A price as people type it: `60,800`, `60 800.5`, `$60800`; undefined when it is none. */
export function targetOf(text: string): number | undefined {
  const plain = text.replaceAll(/[\s,$_]/g, '');
  const price = plain === '' ? NaN : Number(plain);
  return price > 0 && Number.isFinite(price) ? price : undefined;
}

/** Whether something was typed that is no price. */
export const isWrongTarget = (text: string) => text.trim() !== '' && targetOf(text) === undefined;
