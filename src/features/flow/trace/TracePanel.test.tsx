// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { SessionState } from "#src/session/index.ts";
import { answer, explanation } from "../testing/facts.ts";
import { answered, stage, type Stage } from "../testing/session.ts";
import { type TraceForm, TracePanel } from "./TracePanel.tsx";

afterEach(cleanup);
// Scrolling is not part of jsdom.
beforeAll(() => void (Element.prototype.scrollIntoView = vi.fn()));

function show(form: TraceForm, state: Partial<SessionState> = answered): Stage {
  const made = stage(state);
  render(made.wrap(<TracePanel form={form} />));
  return made;
}

const items = (half: "Egress" | "Ingress"): readonly HTMLElement[] =>
  within(
    within(screen.getByRole("region", { name: "Trace" })).getByRole("list", { name: `${half} steps` }),
  ).getAllByRole("listitem");

describe("the step lists", () => {
  test("without an answer there is no trace", () => {
    show("docked", {});
    expect(screen.queryByRole("region", { name: "Trace" })).toBeNull();
  });

  test.each([
    ["docked", answered],
    ["docked", { ...answered, inspectorOpen: false }],
    ["docked", { ...answered, inspectorTab: "yaml" }],
    ["docked", { ...answered, inspectorTab: "policies" }],
    ["overlay", answered],
    ["trace", answered],
    ["why", answered],
    ["hidden", answered],
  ] as const)("are in the document, once, with the same words: %s, case %#", (form, state) => {
    show(form, state);
    expect(items("Egress").map((item) => item.textContent)).toEqual([
      "Skipped, application: no policy applies",
      "Profile, application: kns.shop allows",
    ]);
    expect(items("Ingress").map((item) => item.textContent)).toEqual([
      "Does not apply, application, NetworkPolicy shop/api-ingress: selects app == api",
      "No match, application, NetworkPolicy shop/db-ingress: 1 rule, none matches",
      "End of tier, application: Deny, because of db-ingress",
    ]);
  });

  test("a click on an item shows its step", async () => {
    const { command } = show("docked");
    await userEvent.click(screen.getByRole("button", { name: /^End of tier/ }));
    expect(command("setStep")).toHaveBeenCalledWith(2);
  });

  test("the items of the step shown are marked as current", () => {
    show("docked", { ...answered, step: 2 });
    expect(items("Egress").map((item) => item.getAttribute("aria-current"))).toEqual([null, null]);
    expect(items("Ingress").map((item) => item.getAttribute("aria-current"))).toEqual([
      "step",
      "step",
      "step",
    ]);
  });

  test("an item opens to its rules, with the first failing test and what the flow has underlined", async () => {
    show("docked");
    await userEvent.click(screen.getByRole("button", { name: "Rules of NetworkPolicy shop/db-ingress" }));
    const [, noMatch] = items("Ingress");
    if (noMatch === undefined) throw new Error("the fixture has a second item");
    expect(within(noMatch).getByText(/^ingress rule 1/).textContent).toBe("ingress rule 1 does not match");
    expect(noMatch.querySelector("mark")?.textContent).toBe("web");
    expect(within(noMatch).getByText('Allow TCP 5432 from app == "api"')).toBeDefined();
    expect(items("Ingress")).toHaveLength(3);
  });

  test("what has no part is read and not seen, until it is asked for", async () => {
    show("docked");
    const [doesNotApply] = items("Ingress");
    expect(doesNotApply?.className).toContain("visually-hidden");
    expect(doesNotApply === undefined ? null : within(doesNotApply).queryByRole("button")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Show 1 without a part" }));
    expect(items("Ingress")[0]?.className).not.toContain("visually-hidden");
  });

  test("what would happen behind a denying source is headed so", () => {
    const [first] = answer.cases;
    if (first === undefined || explanation.ingress === null) throw new Error("the fixture has both");
    const ingress = { ...explanation.ingress, hypothetical: true };
    const cases = [{ ...first, explanation: { ...explanation, ingress } }];
    show("docked", { ...answered, answer: { ...answer, cases } });
    expect(screen.getByRole("heading", { name: "Would be, if it left the source" })).toBeDefined();
  });
});

describe("the tab Why", () => {
  test("has the verdict, the missing Pass, notices and how it is known", () => {
    show("docked");
    expect(screen.getByRole("heading", { name: explanation.headline })).toBeDefined();
    expect(screen.getByText(explanation.missingPass ?? "")).toBeDefined();
    expect(screen.getByText("Computed from the loaded objects.")).toBeDefined();
    expect(screen.getByText("Established connections outlive a change.")).toBeDefined();
  });

  test("shows the deciding line with its number in the file, tinted by what it decides", async () => {
    show("docked");
    const line = (await screen.findByText("defaultAction:")).closest("[data-tone]");
    expect(line?.getAttribute("data-tone")).toBe("deny");
    expect(line?.textContent).toBe("7  defaultAction: Deny");
    expect(screen.getByText("shop.yaml:7")).toBeDefined();
  });

  test("lists near misses with their badge and opens their policy", async () => {
    const { command } = show("docked");
    const miss = within(screen.getByRole("list", { name: "Near misses" })).getByRole("listitem");
    expect(miss.textContent).toBe("db-ingress ingress rule 11 label awaysource app: wants api, is web");
    await userEvent.click(within(miss).getByRole("button"));
    expect(command("openPolicy")).toHaveBeenCalledWith("NetworkPolicy shop/db-ingress");
  });
});

describe("the other tabs", () => {
  test("Policies lists what was evaluated at each end and nothing else", () => {
    show("docked", { ...answered, inspectorTab: "policies" });
    const list = screen.getByRole("list", { name: "Ingress policies that apply" });
    const names = within(list).getAllByRole("listitem");
    expect(names).toHaveLength(1);
    expect(names[0]?.textContent).toContain("db-ingress");
    expect(screen.getByText("0 policies were evaluated")).toBeDefined();
  });

  test("YAML shows the deciding object whole", async () => {
    show("docked", { ...answered, inspectorTab: "yaml" });
    expect(await screen.findByText("apiVersion:")).toBeDefined();
    expect(screen.queryByText("Pod")).toBeNull();
  });

  test("tabs and the close button run their commands", async () => {
    const { command } = show("docked");
    await userEvent.click(screen.getByRole("tab", { name: "YAML" }));
    expect(command("setInspectorTab")).toHaveBeenCalledWith("yaml");
    await userEvent.click(screen.getByRole("button", { name: "Close trace" }));
    expect(command("setInspectorOpen")).toHaveBeenCalledWith(false);
  });
});
