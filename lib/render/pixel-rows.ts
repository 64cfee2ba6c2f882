const WIDTH = 5;

/** Rows of five whole numbers that are written anew with every frame: only more of them than before take new memory. */
export class PixelRows {
  length = 0;
  private values = new Int32Array(64 * WIDTH);

  clear(): void {
    this.length = 0;
  }

  at(row: number, field: number): number {
    return this.values[row * WIDTH + field] as number;
  }

  add(first: number, second: number, third: number, fourth: number, fifth: number): void {
    const at = this.length * WIDTH;
    if (at === this.values.length) {
      const larger = new Int32Array(2 * at);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[at] = first;
    this.values[at + 1] = second;
    this.values[at + 2] = third;
    this.values[at + 3] = fourth;
    this.values[at + 4] = fifth;
    this.length += 1;
  }
}
