/** Which family a flow is of, and that its packet says what the flow said. */
import { expect, test } from "vitest";
import { addressOf } from "../../../tests/generators/cluster.ts";
import { clusterOf, flowTo, pod, template } from "../../../tests/generators/shop.ts";
import type { EndpointId } from "../model/cluster.ts";
import type { FlowEnd } from "../model/trace.ts";
import type { Family } from "../net/address.ts";
import { resolve } from "../resolve/policy-set.ts";
import { makePacket } from "./packet.ts";

const four = addressOf("10.0.0.9");
const six = addressOf("fd00::9");
const older = pod("older", { addresses: [four] });
const newer = pod("newer", { addresses: [six, four] });
const bare = template("bare");
/** Nobody's end is taken for the last or the second endpoint: both are of the other family. */
const { compiled } = resolve(
  clusterOf({ endpoints: [older, newer, bare, pod("last", { addresses: [six] })] }),
);

const at = (address: FlowEnd["address"]): FlowEnd => ({ endpoint: null, address });
const unsaid = ({ id }: { readonly id: EndpointId }): FlowEnd => ({ endpoint: id, address: null });
const nobody = at(null);
const ghost: FlowEnd = { endpoint: "pod:shop/ghost" as EndpointId, address: null };

test.each<readonly [string, readonly [FlowEnd, FlowEnd], Family | undefined, Family]>([
  ["the source's address decides", [at(six), unsaid(older)], 4, 6],
  ["the destination's address decides", [unsaid(older), at(six)], 4, 6],
  ["an IPv4 address outvotes a wish and what the other end has", [at(four), unsaid(newer)], 6, 4],
  ["a wish comes before the addresses of the ends", [unsaid(older), unsaid(older)], 6, 6],
  ["the first address of the source", [unsaid(newer), unsaid(older)], undefined, 6],
  ["the source is asked before the destination", [unsaid(older), unsaid(newer)], undefined, 4],
  ["the destination's, where the source has none", [unsaid(bare), unsaid(newer)], undefined, 6],
  ["the destination's, where nobody is the source", [nobody, unsaid(newer)], undefined, 6],
  ["IPv4 where neither end has one", [unsaid(bare), unsaid(bare)], undefined, 4],
  ["IPv4 between two that nobody manages", [nobody, nobody], undefined, 4],
  ["IPv4 between two that are not loaded", [ghost, ghost], undefined, 4],
])("family: %s", (_, [from, to], family, told) => {
  const flow = flowTo(older, { from, to, ...(family && { family }) });
  const packet = makePacket(compiled, flow);
  expect([packet.family, packet.source.family, packet.destination.family]).toEqual([told, told, told]);
});

test("a packet has the flow's numbers; those not given are null", () => {
  const said = makePacket(
    compiled,
    flowTo(newer, { protocol: 58, srcPort: 0, dstPort: 7, icmpType: 0, icmpCode: 3 }),
  );
  expect(said).toMatchObject({ protocol: 58, srcPort: 0, dstPort: 7, icmpType: 0, icmpCode: 3 });
  expect(makePacket(compiled, flowTo(newer, { srcPort: null }))).toMatchObject({
    protocol: 6,
    srcPort: null,
    dstPort: 80,
    icmpType: null,
    icmpCode: null,
    destination: { endpoint: 1, address: six },
  });
});
