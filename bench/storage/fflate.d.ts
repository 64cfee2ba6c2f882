/** What the bench uses of fflate, told here because the tree is checked without the peers installed. */
declare module 'fflate' {
  export function gzipSync(data: Uint8Array): Uint8Array;
  export function gunzipSync(data: Uint8Array): Uint8Array;
}
