/** A stretch of an axis in which bars follow each other: x = offset + slope · t, CSS pixels and milliseconds. */
export interface Piece {
  readonly left: number;
  readonly right: number;
  readonly offset: number;
  readonly slope: number;
}

/** A piece where its places lie at `offset + slope · x`. */
export const movePiece = (
  piece: Piece,
  { offset, slope }: { readonly offset: number; readonly slope: number },
): Piece => ({
  left: offset + slope * piece.left,
  right: offset + slope * piece.right,
  offset: offset + slope * piece.offset,
  slope: slope * piece.slope,
});
