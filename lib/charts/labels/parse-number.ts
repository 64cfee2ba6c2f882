/** One way of reading the digits of a label. */
export interface NumberReading {
  readonly value: number;
  /** Decimals of the last digit shown: 2 for `0.01`, −3 for `63K`. */
  readonly decimals: number;
}

/** A label that reads as a number. At least one of the two readings is there. */
export interface ParsedNumber {
  /** With a point before the decimals. */
  readonly point?: NumberReading;
  /** With a comma before the decimals. */
  readonly comma?: NumberReading;
  readonly percent: boolean;
  /** Digits between the first and the last that is not zero: few in tick labels, many in last prices. */
  readonly digits: number;
}

const MAX_LENGTH = 28;
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const MINUS = /[\u2212\u2012-\u2014]/g;
const CURRENCY = String.raw`(?:US|A|C|HK)?[$€£¥₿₩₹₽₺]`;
const BEFORE = new RegExp(String.raw`^${CURRENCY}\s*`);
const AFTER = new RegExp(String.raw`\s*(?:${CURRENCY}|USDT|USDC|USD|BTC|ETH|EUR)$`, 'i');
const SCALED = /^(.*\d)\s*([kKmMbBGT千万萬億亿천만억])$/;
/** Powers of ten. */
const SCALES = new Map([
  ['k', 3],
  ['K', 3],
  ['千', 3],
  ['천', 3],
  ['万', 4],
  ['萬', 4],
  ['만', 4],
  ['m', 6],
  ['M', 6],
  ['億', 8],
  ['亿', 8],
  ['억', 8],
  ['b', 9],
  ['B', 9],
  ['G', 9],
  ['T', 12],
]);
/** `0.0₅123`, `0.0{5}123`, `0.0(5)123`: so many zeros after the point. */
const FOLDED_ZEROS = /^0[.,]0(?:([₀-₉]+)|\{(\d+)\}|\((\d+)\))(\d+)$/;
const SCIENTIFIC = /^(\d(?:\.(\d+))?)e([+-]?\d{1,2})$/i;
const PLAIN = /^(?:\d[\d.,'’ \u00a0\u202f_٬٫]*|[.,]\d+)$/;
const SPACERS = /[ \u00a0\u202f'’_٬]/g;

/** Reads an axis label in any notation charts use; undefined when it is not a number. */
export function parseNumber(text: string): ParsedNumber | undefined {
  if (text.length > MAX_LENGTH || !/\d/.test(text)) return undefined;
  const { body, negative } = splitSign(text.normalize('NFC').replace(MARKS, '').replace(MINUS, '-').trim());
  const percent = /[%٪％]$/.test(body);
  const [digits, power] = splitScale(percent ? body.slice(0, -1).trim() : body);
  const number = foldedZeros(digits) ?? scientific(digits) ?? plain(digits);
  if (!number) return undefined;
  const finish = (reading: NumberReading): NumberReading => ({
    value: (negative ? -reading.value : reading.value) * 10 ** power,
    decimals: reading.decimals - power,
  });
  return {
    percent,
    digits: number.digits,
    ...(number.point && { point: finish(number.point) }),
    ...(number.comma && { comma: finish(number.comma) }),
  };
}

/** Takes off brackets, signs and currencies. */
function splitSign(text: string): { body: string; negative: boolean } {
  const bracketed = /^\((.*)\)$/.exec(text);
  const bare = (bracketed?.[1] ?? text).replace(BEFORE, '').replace(AFTER, '');
  const sign = /^[+-]?/.exec(bare)?.[0] ?? '';
  const body = bare.slice(sign.length).trim().replace(BEFORE, '');
  return { body, negative: (bracketed !== null) !== (sign === '-') };
}

/** Splits `63.5K` into its digits and the power of ten of its suffix. */
function splitScale(text: string): [digits: string, power: number] {
  const [, digits = text, suffix = ''] = SCALED.exec(text) ?? [];
  return [digits, SCALES.get(suffix) ?? 0];
}

type Readings = Omit<ParsedNumber, 'percent'>;

const sameBothWays = (value: number, decimals: number, shown: string): Readings => {
  const reading = { value, decimals };
  return { point: reading, comma: reading, digits: significant(shown) };
};

const significant = (digits: string) => digits.replace(/\D/g, '').replace(/^0+|0+$/g, '').length;

function foldedZeros(text: string): Readings | undefined {
  const match = FOLDED_ZEROS.exec(text);
  if (!match) return undefined;
  const [, subscript = '', braced, bracketed, shown = ''] = match;
  const fromSubscript = subscript.replace(/./g, (sign) => String(sign.charCodeAt(0) - 0x2080));
  const zeros = Number(fromSubscript || braced || bracketed);
  if (zeros > 30) return undefined;
  return sameBothWays(Number(`0.${'0'.repeat(zeros)}${shown}`), zeros + shown.length, shown);
}

function scientific(text: string): Readings | undefined {
  const match = SCIENTIFIC.exec(text);
  if (!match) return undefined;
  const [, mantissa = '', fraction = '', exponent = ''] = match;
  return sameBothWays(Number(text), fraction.length - Number(exponent), mantissa);
}

function plain(text: string): Readings | undefined {
  if (!PLAIN.test(text)) return undefined;
  const bare = text.replace(SPACERS, '').replace(/٫/g, '.');
  const point = readGroups(bare, '.', ',');
  const comma = readGroups(bare, ',', '.');
  if (!point && !comma) return undefined;
  return { digits: significant(bare), ...(point && { point }), ...(comma && { comma }) };
}

function readGroups(text: string, decimal: string, group: string): NumberReading | undefined {
  const [whole = '', fraction = '', ...more] = text.split(decimal);
  if (more.length > 0 || fraction.includes(group) || !grouped(whole.split(group))) return undefined;
  const value = Number(`${whole.replaceAll(group, '')}.${fraction}`);
  return Number.isFinite(value) ? { value, decimals: fraction.length } : undefined;
}

/** Groups of three, or India's groups of two before one of three. */
function grouped([first = '', ...rest]: readonly string[]): boolean {
  if (rest.length === 0) return true;
  const last = rest.at(-1);
  return (
    first.length > 0 &&
    first.length < 4 &&
    last?.length === 3 &&
    rest.slice(0, -1).every((group) => group.length === 3 || group.length === 2)
  );
}
