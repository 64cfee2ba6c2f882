/** FNV-1a, 32 bits: deflate-raw carries no checksum of its own, and one flipped bit must not become a wall. */
export function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
