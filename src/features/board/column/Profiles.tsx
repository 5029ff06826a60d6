/**
 * What decides where no tier did: the profiles of the endpoint. With a lens it also says for which direction of that
 * endpoint no policy applies at all.
 */
import type { ProfileFacts } from "#src/explain/index.ts";
import { useSession } from "#src/session/index.ts";
import { Mark, SpineText, VisuallyHidden } from "#src/ui/index.ts";
import { ungoverned } from "../model/focus.ts";
import spine from "./Spine.module.css";
import styles from "./Profiles.module.css";

export interface ProfilesProps {
  readonly form: "column" | "spine";
  readonly headerHeight: number;
  readonly headerGap: number;
  readonly height: number;
}

export function Profiles({ form, headerHeight, headerGap, height }: ProfilesProps) {
  const profiles = useSession((state) => state.snapshot?.board.profiles ?? null);
  if (profiles === null) return null;
  return (
    <section aria-label="Profiles" className={styles["profiles"]} style={{ height }}>
      <div className={styles["head"]} style={{ height: headerHeight, marginBottom: headerGap }}>
        {form === "column" && <h2>Profiles</h2>}
      </div>
      {form === "column" ? <ProfileCards profiles={profiles} /> : <ProfileSpine profiles={profiles} />}
    </section>
  );
}

interface ListProps {
  readonly profiles: readonly ProfileFacts[];
}

export function ProfileCards({ profiles }: ListProps) {
  return (
    <div className={styles["cards"]}>
      <NoPolicyApplies />
      <div className={styles["card"]}>
        <h3>Namespace profiles</h3>
        <ul aria-label="Profiles">
          {profiles.map((profile) => (
            <li key={profile.name} title={`${profile.name}: ${profile.text}`}>
              <Mark mark={profile.allows ? "allow" : "deny"} size={13} />
              <span>{profile.name.replace(/^k(ns|sa)\./, "")}</span>
              <ProfileFigure profile={profile.name} />
            </li>
          ))}
        </ul>
      </div>
      <p className={styles["note"]}>
        Decide only where no tier has a policy that applies, or all of them pass.
        <Decided />
      </p>
    </div>
  );
}

/** How many known flows it decides, where there is room to see it. Zero is not printed. */
function ProfileFigure({ profile }: { readonly profile: string }) {
  const flows = useSession(({ analysis }) => analysis.passages?.profiles.get(profile) ?? 0);
  if (flows === 0) return null;
  const count = flows.toLocaleString("en-US");
  return (
    <>
      <VisuallyHidden>{`, decides ${count} known ${flows === 1 ? "flow" : "flows"}`}</VisuallyHidden>
      <span aria-hidden className={styles["figure"]}>
        {flows === 1 ? "1 flow" : `${count} flows`}
      </span>
    </>
  );
}

function Decided() {
  const passages = useSession(({ analysis }) => analysis.passages);
  if (passages === null || passages.behindTiers === 0) return null;
  const { behindTiers: flows, unmatched } = passages;
  const decided = `${flows.toLocaleString("en-US")} known ${flows === 1 ? "flow" : "flows"} so far.`;
  const denied = unmatched === 0 ? "" : ` ${unmatched.toLocaleString("en-US")} match none: denied.`;
  return ` ${decided}${denied}`;
}

function ProfileSpine({ profiles }: ListProps) {
  const allowing = profiles.filter(({ allows }) => allows).length;
  const none = useSession(ungoverned);
  return (
    <div className={spine["body"]}>
      <h2 className={spine["name"]}>
        <SpineText>Profiles</SpineText>
      </h2>
      <SpineText className={spine["reason"]}>
        {none.length > 0
          ? `No policy applies for ${none.join(" or ")}`
          : `${allowing} of ${profiles.length} namespaces allow all`}
      </SpineText>
    </div>
  );
}

function NoPolicyApplies() {
  const none = useSession(ungoverned);
  const host = useSession(({ lens, snapshot }) =>
    snapshot?.board.endpoints.some(({ id, kind }) => id === lens && kind === "hep"),
  );
  if (none.length === 0) return null;
  return (
    <div className={styles["card"]}>
      <h3>No policy applies</h3>
      <p>
        {`For ${none.join(" and ")} `}
        {host === true
          ? "its own profiles decide what reaches or leaves the host itself. Where none matches it is denied, failsafe ports apart."
          : "the profile decides. Where none matches the flow is denied."}
      </p>
    </div>
  );
}
