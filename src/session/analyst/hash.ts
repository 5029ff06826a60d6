/** A short name for what is loaded. Not a defence against anybody: two sets of documents with one name are an accident. */

const prime = 0x01000193;

/** 64 bits as 13 signs, from two passes of FNV-1a with different starts. */
export function hashText(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, prime);
    high = Math.imul(high ^ (unit + at), prime);
  }
  return sign(high) + sign(low);
}

/** The texts count, not their names or order: the same documents from another folder are the same documents. */
export function hashTexts(texts: readonly string[]): string {
  return hashText(texts.map(hashText).sort().join());
}

function sign(word: number): string {
  return (word >>> 0).toString(36).padStart(7, "0");
}
