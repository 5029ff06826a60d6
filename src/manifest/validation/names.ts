/** Names, labels and annotations as Kubernetes and Calico spell them (semantics §1.9, §2). */

const label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const subdomain = new RegExp(`^${label}(\\.${label})*$`);
const singleLabel = new RegExp(`^${label}$`);
const oneDot = new RegExp(`^${label}(\\.${label})?$`);
const kubernetesOrigin = /^(?:knp|ossg)\.default\./;
const qualified = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

export const longestName = 253;

/** Length aside. */
export function isSubdomain(name: string): boolean {
  return subdomain.test(name);
}

export function isTierName(name: string): boolean {
  return name.length <= 63 && singleLabel.test(name);
}

export function isGlobalPolicyName(name: string): boolean {
  return oneDot.test(name);
}

/** One label or two; any number behind the prefixes of policies that came from Kubernetes or OpenStack. */
export function isPolicyName(name: string): boolean {
  return oneDot.test(name) || (kubernetesOrigin.test(name) && subdomain.test(name));
}

export function isLabelKey(key: string): boolean {
  const slash = key.indexOf("/");
  const name = key.slice(slash + 1);
  if (slash >= 0) {
    const prefix = key.slice(0, slash);
    if (prefix.length > longestName || !subdomain.test(prefix)) return false;
  }
  return name.length <= 63 && qualified.test(name);
}

export function isLabelValue(value: string): boolean {
  return value === "" || (value.length <= 63 && qualified.test(value));
}
