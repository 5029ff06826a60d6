/** The question of a flow in a scenario: told to the last bit with addresses, or as a person asks it. */
import { hasPorts, protocolNumber } from "#src/engine/index.ts";
import type { Fields } from "../input/shape.ts";
import type { FlowInput } from "./types.ts";

export const inputKeys = [
  "from",
  "to",
  "srcIP",
  "dstIP",
  "protocol",
  "srcPort",
  "dstPort",
  "icmpType",
  "icmpCode",
  "port",
  "sourcePort",
  "family",
] as const;

const portRange = [0, 65535] as const;
const byteRange = [0, 255] as const;

/** Null where something is missing or of another shape; that is noted. */
export function decodeInput(fields: Fields): FlowInput | null {
  const from = needed(fields, "from");
  const to = needed(fields, "to");
  if (from === null || to === null) return null;
  if (fields.has("srcIP") || fields.has("dstIP")) return exact(fields, { from, to });
  const port = portSpec(fields);
  if (port === null) return null;
  const sourcePort = fields.number("sourcePort", portRange) ?? fields.number("srcPort", portRange);
  const family = fields.number("family", [4, 6]);
  return {
    kind: "question",
    query: { from, to, port, sourcePort, family: family === 4 || family === 6 ? family : null },
  };
}

function needed(fields: Fields, key: string): string | null {
  return fields.has(key) ? fields.text(key) : fields.note(fields.path, `a flow has \`${key}\``);
}

interface Ends {
  readonly from: string;
  readonly to: string;
}

function exact(fields: Fields, ends: Ends): FlowInput | null {
  for (const key of ["port", "sourcePort", "family"])
    if (fields.has(key)) fields.refuse(key, "does not go together with `srcIP` and `dstIP`");
  const srcIP = needed(fields, "srcIP");
  const dstIP = needed(fields, "dstIP");
  const protocol = protocolOf(fields);
  if (srcIP === null || dstIP === null || protocol === null) return null;
  const dstPort = fields.number("dstPort", portRange);
  if (dstPort === null && hasPorts(protocol)) return fields.note(fields.path, "a flow has `dstPort`");
  const icmpType = fields.number("icmpType", byteRange);
  const icmpCode = fields.number("icmpCode", byteRange);
  return {
    kind: "exact",
    flow: {
      ...ends,
      srcIP,
      dstIP,
      protocol,
      srcPort: fields.number("srcPort", portRange) ?? (hasPorts(protocol) ? null : 0),
      dstPort: dstPort ?? 0,
      ...(icmpType === null ? {} : { icmpType }),
      ...(icmpCode === null ? {} : { icmpCode }),
    },
  };
}

function protocolOf(fields: Fields): number | null {
  const value = fields.raw("protocol");
  const number = typeof value === "string" || typeof value === "number" ? protocolNumber(value) : null;
  if (number !== null) return number;
  return fields.has("protocol")
    ? fields.refuse("protocol", "names no protocol from 1 to 255")
    : fields.note(fields.path, "a flow has `protocol`");
}

/** `port: tcp/5432`, `port: 5432`, or protocol and numbers apart. */
function portSpec(fields: Fields): string | null {
  const port = fields.raw("port");
  if (typeof port === "string" || typeof port === "number") return String(port);
  if (port !== null) return fields.refuse("port", "is neither text nor a number");
  if (!fields.has("protocol") && !fields.has("dstPort"))
    return fields.note(fields.path, "a flow has `port`, such as `tcp/5432`");
  const protocol = fields.has("protocol") ? protocolOf(fields) : 6;
  if (protocol === null) return null;
  const numbers = hasPorts(protocol)
    ? [fields.number("dstPort", portRange)]
    : [fields.number("icmpType", byteRange), fields.number("icmpCode", byteRange)];
  return ["proto", protocol, ...numbers.filter((number) => number !== null)].join("/");
}
