/**
 * Remembers the last value per key and gives it again while nothing it was made of has changed, so that what is
 * drawn from it is not drawn anew.
 */
export class Memo<Value> {
  private readonly known = new Map<string, { readonly parts: readonly unknown[]; readonly value: Value }>();

  get(key: string, parts: readonly unknown[], make: () => Value): Value {
    const old = this.known.get(key);
    if (
      old?.parts.length === parts.length &&
      old.parts.every((part, index) => Object.is(part, parts[index]))
    ) {
      return old.value;
    }
    const value = make();
    this.known.set(key, { parts, value });
    return value;
  }
}
