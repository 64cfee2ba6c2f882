/** Index of the last item that starts at `time` or before; −1 when all start later. Items are in order of time. */
export function indexAt(items: readonly { readonly time: number }[], time: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.time ?? Infinity) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
