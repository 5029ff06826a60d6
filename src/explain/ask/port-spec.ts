export interface PortSpec {
  readonly protocol: number | null;
  readonly port: number | string | null;
  readonly icmp: { readonly type: number; readonly code: number } | null;
}
export type PortSpecResult = { readonly ok: true; readonly spec: PortSpec } | { readonly ok: false; readonly message: string };
export function parsePortSpec(_text: string): PortSpecResult { throw new Error("being written"); }
export function printPortSpec(_spec: PortSpec): string { throw new Error("being written"); }
