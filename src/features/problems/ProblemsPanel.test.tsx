// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { SessionProvider } from "#src/session/index.ts";
import { testSession, type TestSession } from "#src/session/testing/session.ts";
import { ProblemsPanel } from "./ProblemsPanel.tsx";

afterEach(cleanup);

const text = `apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: { name: lost }
spec: { tier: ghost, order: 1, selector: all() }
---
apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: { name: bad }
spec: { order: 1, selector: "app = 'x'" }
`;

async function shown(loaded = text): Promise<TestSession> {
  const session = testSession();
  await session.commands.open([{ name: "m.yaml", text: loaded }]);
  render(
    <SessionProvider session={session}>
      <ProblemsPanel />
    </SessionProvider>,
  );
  return session;
}

test("each problem says its severity, object, place and message, errors first", async () => {
  await shown();
  const items = within(screen.getByRole("region", { name: "Problems" })).getAllByRole("listitem");
  expect(items[0]?.textContent).toMatch(/^\s*Error.*GlobalNetworkPolicy bad.*m\.yaml:9:\d+/);
  expect(items.at(-1)?.textContent).toMatch(/GlobalNetworkPolicy lost.*m\.yaml:4:\d+.*ghost/);
});

test("the object of a problem opens the policy, and severities can be picked", async () => {
  const session = await shown();
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "GlobalNetworkPolicy lost" }));
  expect(session.getState().policy).toBe("GlobalNetworkPolicy lost");
  await user.click(screen.getByRole("radio", { name: "Errors" }));
  expect(screen.queryByText("GlobalNetworkPolicy lost")).toBeNull();
});

const many = Array.from(
  { length: 130 },
  (_, index) =>
    `apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata: { name: p${index} }\nspec: { tier: ghost, order: ${index}, selector: all() }\n`,
);

test("many problems of one kind are one line, which opens to a list that can be shown whole", async () => {
  await shown([text, ...many].join("---\n"));
  const user = userEvent.setup();
  const region = within(screen.getByRole("region", { name: "Problems" }));
  expect(region.getAllByRole("listitem")).toHaveLength(2);
  const toggle = region.getByRole("button", {
    name: /^Show 131 warnings of one kind: nobody defines tier ghost/,
  });
  toggle.focus();
  await user.keyboard("{Enter}");
  expect(toggle.getAttribute("aria-expanded")).toBe("true");
  expect(region.getAllByRole("listitem")).toHaveLength(2 + 100);
  await user.click(region.getByRole("button", { name: "Show all 131" }));
  expect(region.getAllByRole("listitem")).toHaveLength(2 + 131);
  await vi.waitFor(() => expect(document.activeElement?.textContent).toMatch(/GlobalNetworkPolicy p99/));
  await user.click(toggle);
  expect(region.getAllByRole("listitem")).toHaveLength(2);
});

test("it can be closed", async () => {
  const session = await shown();
  session.commands.setProblemsOpen(true);
  await userEvent.setup().click(screen.getByRole("button", { name: "Close the problems" }));
  expect(session.getState().problemsOpen).toBe(false);
});
