// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { SessionState } from "#src/session/index.ts";
import { prepareFloating } from "#src/ui/index.ts";
import { answer, explanation } from "../testing/facts.ts";
import { answered, stage, type Stage } from "../testing/session.ts";
import { FlowBar } from "./FlowBar.tsx";

// What a menu opens is fetched when it is needed; here that takes longer than a test waits.
beforeAll(prepareFloating);
afterEach(cleanup);
// Scrolling is not part of jsdom.
beforeAll(() => void (Element.prototype.scrollIntoView = vi.fn()));

function show(state: Partial<SessionState> = {}): Stage {
  const made = stage(state);
  render(made.wrap(<FlowBar />));
  return made;
}

describe("the ends", () => {
  test("without a flow both ends ask to be chosen, and nothing can be cleared", () => {
    show();
    expect(screen.getByRole("button", { name: "Source: choose" })).toBeDefined();
    expect(screen.getByRole("button", { name: "Destination: choose" })).toBeDefined();
    expect(screen.queryByRole("button", { name: "Clear flow" })).toBeNull();
  });

  test("chosen ends are named in full, and Clear flow runs its command", async () => {
    const { command } = show(answered);
    expect(screen.getByRole("button", { name: "Source: pod shop/web" })).toBeDefined();
    expect(screen.getByRole("button", { name: "Destination: pod shop/db" })).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "Clear flow" }));
    expect(command("run")).toHaveBeenCalledWith("clear-flow");
  });

  test("a source is found by its address and chosen with Enter", async () => {
    const { command } = show();
    await userEvent.click(screen.getByRole("button", { name: "Source: choose" }));
    const search = await screen.findByRole("combobox", { name: "Find a source" });
    await userEvent.type(search, "10.0.0.2");
    expect(screen.getAllByRole("option").map((option) => option.getAttribute("aria-label"))).toEqual([
      "pod shop/db",
    ]);
    await userEvent.keyboard("{Enter}");
    expect(command("setSource")).toHaveBeenCalledWith("pod:shop/db");
    expect(screen.queryByRole("combobox", { name: "Find a source" })).toBeNull();
  });

  test("arrows choose among the options of a destination, services included", async () => {
    const { command } = show();
    await userEvent.click(screen.getByRole("button", { name: "Destination: choose" }));
    await userEvent.type(await screen.findByRole("combobox", { name: "Find a destination" }), "db");
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(command("setDestination")).toHaveBeenCalledWith("svc:shop/db");
  });

  test("an address that nobody holds becomes an end", async () => {
    const { command } = show();
    await userEvent.click(screen.getByRole("button", { name: "Destination: choose" }));
    await userEvent.type(await screen.findByRole("combobox", { name: "Find a destination" }), "203.0.113.9");
    await userEvent.click(screen.getByRole("option", { name: "external address 203.0.113.9" }));
    expect(command("setDestination")).toHaveBeenCalledWith("ip:203.0.113.9");
  });

  test("a recent flow is asked again from the picker", async () => {
    const { command } = show({ recent: [{ from: "pod:shop/web", to: "pod:shop/db", port: "tcp/1" }] });
    await userEvent.click(screen.getByRole("button", { name: "Source: choose" }));
    await userEvent.click(await screen.findByRole("option", { name: "recent flow web → db tcp/1" }));
    expect(command("askRecent")).toHaveBeenCalledWith(0);
  });
});

describe("the port", () => {
  test("Enter asks with what is typed, without the spaces around it", async () => {
    const { command } = show(answered);
    const port = screen.getByRole("combobox", { name: "Protocol and port" });
    await userEvent.clear(port);
    await userEvent.type(port, " udp/53 {Enter}");
    expect(command("setPort")).toHaveBeenLastCalledWith("udp/53");
  });

  test("the destination's ports are offered and one click chooses", async () => {
    const { command } = show(answered);
    await userEvent.click(screen.getByRole("combobox", { name: "Protocol and port" }));
    await userEvent.click(screen.getByRole("option", { name: /tcp\/5432/ }));
    expect(command("setPort")).toHaveBeenCalledWith("tcp/5432");
  });

  test("text that is no port stays, with the reason tied to the field", () => {
    const query = { ...answer.query, port: "tcp/99999" };
    const message = "`99999` is not a port";
    show({ ...answered, port: query.port, answer: { kind: "problem", query, message, offers: [] } });
    const port = screen.getByRole("combobox", { name: "Protocol and port" });
    expect(port).toHaveProperty("value", "tcp/99999");
    expect(port.getAttribute("aria-invalid")).toBe("true");
    const described = document.getElementById(port.getAttribute("aria-describedby") ?? "");
    expect(described?.textContent).toBe(message);
  });

  test("without a port the declared ones are one click away", async () => {
    const needs = {
      kind: "needs-port",
      query: { ...answer.query, port: "" },
      offers: answer.offers,
      portTruth: null,
    } as const;
    const { command } = show({ ...answered, port: "", answer: needs });
    await userEvent.click(screen.getByRole("button", { name: /tcp\/5432/ }));
    expect(command("setPort")).toHaveBeenCalledWith("tcp/5432");
  });

  test.each([
    ["40000", 40000],
    ["1", 1],
  ])("source port %s is asked", (text, port) => {
    const { command } = show(answered);
    fireEvent.change(screen.getByRole("textbox", { name: "Source port" }), { target: { value: text } });
    expect(command("setSourcePort")).toHaveBeenCalledWith(port);
  });

  test.each(["0", "65536", "http", "-1"])("source port `%s` is refused, kept and explained", (text) => {
    const { command } = show(answered);
    const field = screen.getByRole("textbox", { name: "Source port" });
    fireEvent.change(field, { target: { value: text } });
    expect(command("setSourcePort")).not.toHaveBeenCalled();
    expect(field).toHaveProperty("value", text);
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByRole("alert").textContent).toContain("is not a source port");
  });
});

describe("the answer's tools", () => {
  test("enforced and pending are radios of one group", async () => {
    const { command } = show(answered);
    const group = screen.getByRole("radiogroup", { name: "Policies that count" });
    expect(within(group).getByRole("radio", { name: "Enforced" })).toHaveProperty("checked", true);
    await userEvent.click(within(group).getByRole("radio", { name: "Pending" }));
    expect(command("setScope")).toHaveBeenCalledWith("pending");
  });

  test("how it is known, the port's way and the other scope are said unasked", () => {
    const portTruth = {
      parts: [
        { label: "service port", value: "80" },
        { label: "target port", value: "http" },
      ],
      problem: null,
    };
    show({ ...answered, answer: { ...answer, portTruth, otherScope: "Pending policies would allow it" } });
    expect(screen.getByText("Computed from the loaded objects")).toBeDefined();
    expect(screen.getByText("Pending policies would allow it")).toBeDefined();
    expect(screen.getByText("http").closest("p")?.textContent).toBe("service port 80→target port http");
  });

  test("with both families the other one is a choice", async () => {
    const { command } = show({ ...answered, answer: { ...answer, families: [4, 6] } });
    await userEvent.click(screen.getByRole("radio", { name: "IPv6" }));
    expect(command("setFamily")).toHaveBeenCalledWith(6);
  });

  test("the backends of a service are a menu with the verdict of each", async () => {
    const other = { ...explanation, word: "Allowed" as const };
    const [first] = answer.cases;
    if (first === undefined) throw new Error("the fixture has a case");
    const cases = [first, { ...first, to: "pod:shop/db-1", explanation: other }];
    const { command } = show({ ...answered, answer: { ...answer, word: "Mixed", cases } });
    await userEvent.click(screen.getByRole("button", { name: "db" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: /pod shop\/db-1.*Allowed/ }));
    expect(command("setBackend")).toHaveBeenCalledWith(1);
  });

  test("over a slot the verdict before and in it stand side by side with their deciders", () => {
    const slot = {
      tier: "application",
      position: 0,
      legal: true,
      here: true,
      flow: { word: "Allowed", deciders: "db-ingress, ingress rule 1", change: "verdict" },
    } as const;
    show({
      ...answered,
      drag: { policies: [], slots: [slot], over: { tier: "application", position: 0 }, by: "keyboard" },
    });
    expect(screen.getByText("Denied → Allowed")).toBeDefined();
    expect(screen.getByText("end of tier application")).toBeDefined();
    expect(screen.getByText("db-ingress, ingress rule 1")).toBeDefined();
  });

  test("what decides an end before and in the slot alike is not drawn, and read all the same", () => {
    const slot = {
      tier: "application",
      position: 0,
      legal: true,
      here: true,
      flow: {
        word: "Denied",
        deciders: "end of tier application; db-ingress, ingress rule 1",
        change: "none",
      },
    } as const;
    show({
      ...answered,
      drag: { policies: [], slots: [slot], over: { tier: "application", position: 0 }, by: "keyboard" },
    });
    expect(screen.getByText("end of tier application").getAttribute("aria-hidden")).toBeNull();
    expect(screen.getByText("db-ingress, ingress rule 1").getAttribute("aria-hidden")).toBe("true");
    expect(screen.getByText("end of tier application; db-ingress, ingress rule 1")).toBeDefined();
  });
});
