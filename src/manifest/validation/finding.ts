/** What a judge holds against an object, and the trail of fields that leads there. */

/**
 * `client`: Calico's own checks, as calicoctl and the aggregated API server run them.
 * `reader`: the same tools cannot even read the object. `schema`: the CRD's schema and expressions (semantics §1.9).
 */
export type Judge = "client" | "reader" | "schema";

export interface Finding {
  readonly judge: Judge;
  /** Field path such as `spec.ingress[0].source.selector`. */
  readonly path: string;
  /** Lower case, no final period, names the field. */
  readonly message: string;
}

/** Where a walk stands; paths are only put together for findings. */
export class Trail {
  readonly findings: Finding[] = [];
  private readonly steps: (string | number)[] = [];

  enter(step: string | number): void {
    this.steps.push(step);
  }

  leave(): void {
    this.steps.pop();
  }

  /** `field`: a field of the place the walk stands at, or a path below it. `says` follows the field's name. */
  report(judge: Judge, field: string, says: string): void {
    const path = this.pathOf(field);
    this.findings.push({ judge, path, message: `\`${path}\` ${says}` });
  }

  private pathOf(field: string): string {
    let path = "";
    for (const step of field === "" ? this.steps : [...this.steps, field]) {
      path += typeof step === "number" ? `[${step}]` : path === "" ? step : `.${step}`;
    }
    return path;
  }
}
