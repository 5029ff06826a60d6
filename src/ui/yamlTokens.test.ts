import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { yamlTokens } from "./yamlTokens.ts";

function kinds(line: string): string {
  return yamlTokens(line)
    .map((token) => `${token.kind}(${token.text})`)
    .join("");
}

describe("colours of a YAML line", () => {
  test.each([
    ["kind: Pod", "key(kind:)plain( Pod)"],
    ["  - action: Allow", "plain(  - )key(action:)plain( Allow)"],
    ["  selector: app == 'web'", "plain(  )key(selector:)plain( app == 'web')"],
    ["  selector: \"app == 'a # b'\"", "plain(  )key(selector:)plain( )string(\"app == 'a # b'\")"],
    ["order: 10 # first", "key(order:)plain( 10 )comment(# first)"],
    ["# it's all comment", "comment(# it's all comment)"],
    ["  nets: ['10.0.0.0/8'] # 'in'", "plain(  )key(nets:)plain( ['10.0.0.0/8'] )comment(# 'in')"],
    ["'a b': 1", "key('a b':)plain( 1)"],
    ["---", "plain(---)"],
    ["  projectcalico.org/name == 'data'", "plain(  projectcalico.org/name == 'data')"],
    ["  url: http://x#y", "plain(  )key(url:)plain( http://x#y)"],
    ["", ""],
  ])("%s", (line, expected) => {
    expect(kinds(line)).toBe(expected);
  });

  test("the tokens of any line are that line", () => {
    const piece = fc.constantFrom("a", ":", " ", "#", "'", '"', "-", "\\", "[", "{", ",", "key: ", "  ");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const line = pieces.join("");
        const joined = yamlTokens(line).map((token) => token.text);
        expect(joined.join("")).toBe(line);
      }),
    );
  });
});
