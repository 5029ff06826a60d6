/** What is kept of pods, their templates, services, nodes and host endpoints: what an endpoint is made of. */
import type { Json } from "../yaml/json.ts";
import { isMap } from "../export/merge-patch.ts";
import {
  fields,
  labels,
  labelSelector,
  list,
  name,
  net,
  plain,
  portName,
  portOrName,
  profile,
  text,
  type Mask,
  type Shape,
} from "./mask.ts";

const container = fields({
  ports: list(fields({ name: portName, containerPort: plain, protocol: plain })),
});

const podShape: Shape = {
  nodeName: name("node"),
  hostNetwork: plain,
  serviceAccountName: name("sa"),
  serviceAccount: name("sa"),
  containers: list(container),
  initContainers: list(container),
};

const addresses = list(fields({ ip: net }));

export const pod: Shape = {
  spec: fields(podShape),
  status: fields({ phase: plain, podIP: net, podIPs: addresses, hostIP: net, hostIPs: addresses }),
};

/** Pods of a template without an account get the one called `default`, so it has to be said under its token. */
const templateSpec: Mask = (value, cover) => {
  const given: Json = isMap(value) ? value : {};
  const named = typeof (given["serviceAccountName"] ?? given["serviceAccount"]) === "string";
  return fields(podShape)(named ? given : { ...given, serviceAccountName: "default" }, cover);
};

const template: Mask = (value, cover) => {
  if (!isMap(value)) return undefined;
  const { metadata = {}, spec = {} } = value;
  return {
    metadata: fields({ labels })(metadata, cover) ?? {},
    spec: templateSpec(spec, cover) ?? {},
  };
};

/** That there is a time, not which. */
const someTime: Mask = text((value) => (value === "" ? "" : "2000-01-01T00:00:00Z"));

const workloadSpec = fields({ replicas: plain, selector: labelSelector, template });

export const workload: Shape = {
  spec: (value, cover) =>
    isMap(value) && isMap(value["jobTemplate"])
      ? fields({ jobTemplate: fields({ spec: workloadSpec }) })(value, cover)
      : workloadSpec(value, cover),
  status: fields({ completionTime: someTime }),
};

export const service: Shape = {
  spec: fields({
    type: plain,
    clusterIP: net,
    clusterIPs: list(net),
    ipFamilies: list(plain),
    ports: list(fields({ name: portName, protocol: plain, port: plain, targetPort: portOrName })),
    selector: labels,
  }),
};

export const slice: Shape = {
  addressType: plain,
  endpoints: list(fields({ addresses: list(net) })),
  ports: list(fields({ name: portName, protocol: plain, port: plain })),
};

export const node: Shape = {
  status: fields({ addresses: list(fields({ type: plain, address: net })) }),
};

/** An asterisk means every interface. */
const interfaceName = text((value, cover) => (value === "*" ? value : cover.name(value, "port")));

export const hostEndpoint: Shape = {
  spec: fields({
    node: name("node"),
    interfaceName,
    expectedIPs: list(net),
    profiles: list(profile),
    ports: list(fields({ name: portName, protocol: plain, port: plain })),
  }),
};
