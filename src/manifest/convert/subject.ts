/** What a policy selects, in Calico's internal vocabulary (semantics §4.1). */
import { asWritten, prefixed, termsOf, type Piece, type Terms } from "./terms.ts";

export interface SubjectWords {
  /** Empty = not set. */
  readonly selector: string;
  readonly namespaceSelector: string;
  readonly serviceAccountSelector: string;
  /** Overrides what the selector is called, for selectors made from a Kubernetes one. */
  readonly selectorWritten?: string;
  readonly namespaceWritten?: string;
}

export function namespacedSubject(words: SubjectWords, namespace: string): Terms {
  const home = `projectcalico.org/namespace == '${namespace}'`;
  const pieces: Piece[] = [{ part: "namespace", text: home, written: `namespace ${namespace}` }];
  let joined = words.selector === "" ? home : `(${words.selector}) && ${home}`;
  if (words.selector !== "") {
    pieces.push({
      part: "labels",
      text: words.selector,
      written: words.selectorWritten ?? asWritten(words.selector),
    });
  }
  const account = words.serviceAccountSelector === "" ? "" : prefixed(words.serviceAccountSelector, "pcsa.");
  if (account !== "") {
    joined = `(${joined}) && ${account}`;
    pieces.push({ part: "serviceAccount", text: account, written: asWritten(words.serviceAccountSelector) });
  }
  return termsOf(pieces, joined);
}

/** `all()` is replaced in the whole text joined so far, the user's selector and its string values included. */
export function globalSubject(words: SubjectWords): Terms {
  const { selector, namespaceSelector, serviceAccountSelector } = words;
  let pieces: Piece[] = [];
  let joined = selector;
  if (selector !== "")
    pieces.push({ part: "labels", text: selector, written: words.selectorWritten ?? asWritten(selector) });
  const append = (part: "namespace" | "serviceAccount", text: string, written: string, meaning: string) => {
    const addition = prefixed(text, part === "namespace" ? "pcns." : "pcsa.");
    if (addition !== "") {
      joined = joined === "" ? addition : `(${joined}) && ${addition}`;
      pieces.push({ part, text: addition, written });
    }
    joined = joined.replaceAll("all()", meaning);
    pieces = pieces.map((piece) => ({ ...piece, text: piece.text.replaceAll("all()", meaning) }));
  };
  if (namespaceSelector !== "") {
    append(
      "namespace",
      namespaceSelector,
      words.namespaceWritten ?? asWritten(namespaceSelector),
      "has(projectcalico.org/namespace)",
    );
  }
  if (serviceAccountSelector !== "") {
    append(
      "serviceAccount",
      serviceAccountSelector,
      asWritten(serviceAccountSelector),
      "has(projectcalico.org/serviceaccount)",
    );
  }
  return joined === "" ? { ok: true, terms: [] } : termsOf(pieces, joined);
}
