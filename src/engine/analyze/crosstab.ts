/** Divides a list of things by what each reads as, again and again; things that always read alike share a code. */
export class Crosstab {
  /** Code of each thing, from 0. */
  readonly codes: Int32Array;
  /** Position of the first thing of each code. */
  readonly firsts: number[] = [];
  private readonly size: number;

  constructor(size: number) {
    this.size = size;
    this.codes = new Int32Array(size);
    if (size > 0) this.firsts.push(0);
  }

  /** One whole number from 0 per thing. */
  split(values: Int32Array): void {
    const { codes, firsts, size } = this;
    const width = firsts.length;
    const known = new Map<number, number>();
    let last = -1;
    let code = 0;
    firsts.length = 0;
    for (let at = 0; at < size; at += 1) {
      const key = (values[at] ?? 0) * width + (codes[at] ?? 0);
      if (key !== last) {
        last = key;
        const found = known.get(key);
        code = found ?? firsts.length;
        if (found === undefined) {
          known.set(key, code);
          firsts.push(at);
        }
      }
      codes[at] = code;
    }
  }
}
