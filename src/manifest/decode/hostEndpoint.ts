/** HostEndpoints (semantics §1.5), and what makes Felix ignore one (semantics §13). */
import {
  hasPorts,
  parseAddress,
  protocolNumber,
  type Address,
  type ContainerPort,
  type HostEndpoint,
} from "#src/engine/index.ts";
import { reportNet } from "./cluster.ts";
import {
  checkKnown,
  integerField,
  mapListField,
  spanOf,
  stringField,
  textField,
  textListField,
  type Fields,
} from "./fields.ts";
import type { Meta } from "./meta.ts";
import { decodeProtocol } from "./rules.ts";
import { clip, report } from "./scope.ts";

/** Null: Felix ignores the whole endpoint. */
export function decodeHostEndpoint(spec: Fields, meta: Meta): HostEndpoint | null {
  checkKnown(spec, ["node", "interfaceName", "expectedIPs", "profiles", "ports"]);
  const profiles = textListField(spec, "profiles");
  const ports = mapListField(spec, "ports").map(decodePort);
  const usable = ports.filter((port) => port !== null);
  const sound = hasInterfaceName(spec) && !ports.includes(null);
  const misnamed = profiles.find(({ text }) => !/^[a-zA-Z0-9_.-]{1,128}$/.test(text));
  if (misnamed !== undefined) flag(spec, misnamed, `\`${clip(misnamed.text)}\` is not a profile name`);
  if (!sound || misnamed !== undefined) return null;
  return {
    kind: "hep",
    // The brand of host endpoint ids is made here and nowhere else.
    id: `hep:${meta.name}` as HostEndpoint["id"],
    name: meta.name,
    labels: meta.labels,
    profiles: profiles.map(({ text }) => text),
    addresses: readAddresses(spec),
    ports: usable,
    node: stringField(spec, "node"),
    interfaceName: stringField(spec, "interfaceName"),
  };
}

function readAddresses(spec: Fields): readonly Address[] {
  return textListField(spec, "expectedIPs").flatMap((text) => {
    const address = parseAddress(text.text);
    if (address === null) reportNet(spec, text, "an address");
    return address ?? [];
  });
}

function hasInterfaceName(spec: Fields): boolean {
  const name = textField(spec, "interfaceName");
  if (name === null || name.text === "" || name.text === "*" || /^[a-zA-Z0-9_.-]{1,15}$/.test(name.text))
    return true;
  flag(spec, name, `\`${clip(name.text)}\` is not an interface name`);
  return false;
}

/** Null: no port that Felix takes. Its protocol must be given by name. */
function decodePort(port: Fields): ContainerPort | null {
  checkKnown(port, ["name", "protocol", "port"]);
  const written = decodeProtocol(port, "protocol");
  const protocol = typeof written === "string" && !/^[0-9]+$/.test(written) ? protocolNumber(written) : null;
  const name = stringField(port, "name") ?? "";
  const number = integerField(port, "port") ?? 0;
  const point = (field: string) => ({ ...spanOf(port, field), path: `${port.path}.${field}` });
  if (protocol === null || !hasPorts(protocol)) {
    flag(port, point("protocol"), "a port's protocol must be TCP, UDP or SCTP, by name");
  } else if (!/^[a-zA-Z0-9_.-]{1,128}$/.test(name))
    flag(port, point("name"), `\`${clip(name)}\` is not a port name`);
  else if (number < 1 || number > 65535) flag(port, point("port"), `port ${number} does not exist`);
  else return { name, protocol, port: number };
  return null;
}

function flag(
  fields: Fields,
  at: { readonly start: number; readonly end: number; readonly path: string },
  reason: string,
): void {
  const message = `Calico ignores this host endpoint entirely: ${reason}, in \`${at.path}\``;
  report(fields.scope, { code: "ignored-by-calico", at, path: at.path, message });
}
