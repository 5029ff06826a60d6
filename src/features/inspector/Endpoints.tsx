/** The endpoints the policy selects. Each opens the lens on itself, or becomes an end of the flow. */
import { Crosshair } from "lucide-react";
import type { ReactElement } from "react";
import type { EndpointId } from "#src/engine/index.ts";
import type { EndpointFacts, PolicyFacts } from "#src/explain/index.ts";
import { useCommands, useSession } from "#src/session/index.ts";
import { Glyph, IconButton } from "#src/ui/index.ts";
import styles from "./Endpoints.module.css";

/** A policy for everybody selects thousands: the list says how many it leaves out. */
const SHOWN = 100;

export function Endpoints({ facts }: { readonly facts: PolicyFacts }): ReactElement {
  const all = useSession((state) => state.snapshot?.board.endpoints ?? []);
  const chosen = new Set<EndpointId>(facts.endpoints);
  const selected = all.filter((endpoint) => chosen.has(endpoint.id));
  const more = facts.endpoints.length - Math.min(selected.length, SHOWN);
  return (
    <section className={styles["section"]}>
      <h3 className={styles["title"]}>
        Selected endpoints{" "}
        <span className={styles["note"]}>
          {facts.endpoints.length} of {all.length}
        </span>
      </h3>
      <p className={styles["subject"]}>{facts.subject}</p>
      {selected.length === 0 ? (
        <p className={styles["none"]}>Nothing that is loaded: the policy has no effect on what is here.</p>
      ) : (
        <ul className={styles["list"]} aria-label="Selected endpoints">
          {selected.slice(0, SHOWN).map((endpoint) => (
            <Row key={endpoint.id} endpoint={endpoint} />
          ))}
        </ul>
      )}
      {more > 0 && <p className={styles["none"]}>and {more} more</p>}
    </section>
  );
}

function Row({ endpoint }: { readonly endpoint: EndpointFacts }): ReactElement {
  const commands = useCommands();
  const lens = useSession((state) => state.lens === endpoint.id);
  return (
    <li className={styles["row"]}>
      <button
        type="button"
        className={styles["choose"]}
        aria-label={`Choose ${endpoint.label}`}
        onClick={() => commands.chooseEnd(endpoint.id)}
      >
        <Glyph
          name={endpoint.kind === "hep" ? "host" : endpoint.template === null ? "cube" : "template"}
          size={14}
        />
        <span className={styles["name"]}>{endpoint.name}</span>
        <span className={styles["address"]}>{endpoint.addresses[0] ?? "address unknown"}</span>
      </button>
      <IconButton
        label={`Show what applies to ${endpoint.label}`}
        size="sm"
        aria-pressed={lens}
        onClick={() => commands.setLens(lens ? null : endpoint.id)}
      >
        <Crosshair size={14} aria-hidden />
      </IconButton>
    </li>
  );
}
