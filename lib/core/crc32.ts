/** One entry per byte value: the remainder of the reflected IEEE polynomial. */
const TABLE = new Uint32Array(256).map((_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    remainder = (remainder & 1) === 1 ? (remainder >>> 1) ^ 0xed_b8_83_20 : remainder >>> 1;
  }
  return remainder;
});

/**
 * CRC-32 (IEEE 802.3, the one of zlib and PNG) of `text`, as an unsigned 32-bit number.
 * Order book checksums are taken over ASCII, so one character is one byte; venues that publish a signed number
 * compare against `crc32(text) | 0`.
 */
export function crc32(text: string): number {
  let crc = 0xff_ff_ff_ff;
  for (let i = 0; i < text.length; i += 1) {
    const entry = TABLE[(crc ^ text.charCodeAt(i)) & 0xff] ?? 0;
    crc = (crc >>> 8) ^ entry;
  }
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
}
