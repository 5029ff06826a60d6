/** Ports as Calico's numorstring reads them (semantics §5.6). */
import type { PortMatch } from "#src/engine/index.ts";
import { listField, wrongType, type Fields, type Item } from "./fields.ts";
import { breakOff, clip, type Scope } from "./scope.ts";

/** Null where the text is no port at all, as Go's decoder sees it. */
export function portFromText(text: string): PortMatch | null {
  if (/^[0-9]+$/.test(text)) {
    const port = Number(text);
    return port <= 65535 ? { kind: "range", low: port, high: port } : null;
  }
  const range = /^([0-9]+):([0-9]+)$/.exec(text);
  if (range !== null) {
    const low = Number(range[1]);
    const high = Number(range[2]);
    return low <= high && high <= 65535 ? { kind: "range", low, high } : null;
  }
  return /^[a-zA-Z0-9_.-]{1,128}$/.test(text) ? { kind: "named", name: text } : null;
}

export interface PortItem {
  readonly port: PortMatch;
  readonly item: Item;
}

export function portListField(fields: Fields, name: string): readonly PortItem[] {
  const ports: PortItem[] = [];
  for (const item of listField(fields, name)) {
    const port = portOf(fields.scope, item);
    if (port !== null) ports.push({ port, item });
  }
  return ports;
}

function portOf(scope: Scope, item: Item): PortMatch | null {
  const { node, path } = item;
  if (node.kind !== "scalar" || typeof node.value === "boolean") {
    wrongType(scope, item, "a port");
    return null;
  }
  if (node.value === null) return { kind: "range", low: 0, high: 0 };
  const whole = typeof node.value === "string" || (Number.isInteger(node.value) && node.value >= 0);
  const port = whole ? portFromText(String(node.value)) : null;
  if (port === null) {
    breakOff(scope, {
      code: "invalid-value",
      at: node,
      path,
      message: `\`${clip(node.source)}\` in \`${path}\` is not a port`,
      help: "a port is a number up to 65535, a range such as `8000:8100`, or the name of a container port",
    });
  }
  return port;
}

const portName = /^(?=.*[a-z])[a-z0-9]([a-z0-9]|-(?!-))*$/;

/** Port names follow Kubernetes: at most 15 characters, lower case, at least one letter. */
export function isPortName(name: string): boolean {
  return name.length <= 15 && portName.test(name) && !name.endsWith("-");
}
