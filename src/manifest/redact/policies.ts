/** What is kept of policies, tiers, network sets and profiles, field by field as their decoders read them. */
import {
  fields,
  labels,
  labelSelector,
  list,
  name,
  net,
  plain,
  portOrName,
  present,
  rulePort,
  selector,
  strictFields,
  tier,
  type Mask,
  type Shape,
} from "./mask.ts";

/** Real fields of the commercial editions: their presence makes a verdict undecidable. */
const enterprise = { domains: present, networkSets: present, endpointLabels: present };

const entity = strictFields({
  nets: list(net),
  notNets: list(net),
  selector,
  notSelector: selector,
  namespaceSelector: selector,
  serviceAccounts: strictFields({ names: list(name("sa")), selector }),
  services: strictFields({ name: name("svc"), namespace: name("ns") }),
  ports: list(rulePort),
  notPorts: list(rulePort),
  ...enterprise,
});

const icmp = fields({ type: plain, code: plain });

const rule = strictFields({
  action: plain,
  ipVersion: plain,
  protocol: plain,
  notProtocol: plain,
  icmp,
  notICMP: icmp,
  source: entity,
  destination: entity,
  http: present,
  metadata: () => undefined,
});

export const calicoPolicy: Shape = {
  spec: strictFields({
    tier,
    order: plain,
    ingress: list(rule),
    egress: list(rule),
    selector,
    namespaceSelector: selector,
    serviceAccountSelector: selector,
    types: list(plain),
    performanceHints: () => undefined,
    doNotTrack: plain,
    preDNAT: plain,
    applyOnForward: plain,
    stagedAction: plain,
  }),
};

const block = strictFields({ cidr: net, except: list(net) });
const kubernetesPeer = strictFields({
  podSelector: labelSelector,
  namespaceSelector: labelSelector,
  ipBlock: block,
});
const kubernetesPort = strictFields({ protocol: plain, port: portOrName, endPort: plain });

function kubernetesRule(peers: "from" | "to"): Mask {
  return strictFields({ [peers]: list(kubernetesPeer), ports: list(kubernetesPort) });
}

export const kubernetesPolicy: Shape = {
  spec: strictFields({
    podSelector: labelSelector,
    ingress: list(kubernetesRule("from")),
    egress: list(kubernetesRule("to")),
    policyTypes: list(plain),
    stagedAction: plain,
  }),
};

const pods = strictFields({ namespaceSelector: labelSelector, podSelector: labelSelector });
const clusterPeer = strictFields({
  namespaces: labelSelector,
  pods,
  networks: list(net),
  nodes: present,
  domainNames: present,
});
const portRange = strictFields({ protocol: plain, start: plain, end: plain });
const destinationPort = strictFields({ number: plain, range: portRange });
const transport = strictFields({ destinationPort });
const protocols = strictFields({
  tcp: transport,
  udp: transport,
  sctp: transport,
  destinationNamedPort: portOrName,
});
const adminPorts = strictFields({
  portNumber: strictFields({ protocol: plain, port: plain }),
  namedPort: portOrName,
  portRange,
});

function clusterRule(peers: "from" | "to"): Mask {
  return strictFields({
    name: name("value"),
    action: plain,
    [peers]: list(clusterPeer),
    protocols: list(protocols),
    ports: list(adminPorts),
  });
}

export const clusterPolicy: Shape = {
  spec: strictFields({
    tier: plain,
    priority: plain,
    subject: strictFields({ namespaces: labelSelector, pods }),
    ingress: list(clusterRule("from")),
    egress: list(clusterRule("to")),
  }),
};

export const tierObject: Shape = { spec: fields({ order: plain, defaultAction: plain }) };

export const networkSet: Shape = { spec: fields({ nets: list(net), allowedEgressDomains: present }) };

export const profileObject: Shape = {
  spec: fields({ ingress: list(rule), egress: list(rule), labelsToApply: labels }),
};
