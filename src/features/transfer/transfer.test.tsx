// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import type { PolicyId } from "#src/engine/index.ts";
import { type Analyst, SessionProvider } from "#src/session/index.ts";
import { createAnalyst } from "#src/session/analyst/analyst.ts";
import { board } from "#src/session/testing/board.ts";
import { testSession, type TestOptions, type TestSession } from "#src/session/testing/session.ts";
import { ExportDialog, ImportDialog } from "./index.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const text = board({ tiers: 1, policies: 2 });

async function shown(dialog: "import" | "export", options: TestOptions = {}): Promise<TestSession> {
  const session = testSession(options);
  await session.commands.open([{ name: "mine.yaml", text: board({ tiers: 2, policies: 3 }) }]);
  session.commands.openDialog(dialog);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <SessionProvider session={session}>
        <ImportDialog />
        <ExportDialog />
      </SessionProvider>
    </QueryClientProvider>,
  );
  return session;
}

/** A file whose bytes jsdom can give: its own `File` has no `arrayBuffer`. */
function file(name: string, content: string): File {
  const made = new File([content], name);
  made.arrayBuffer = () => Promise.resolve(new TextEncoder().encode(content).buffer);
  return made;
}

test("chosen files load at once, replacing, and the dialog closes", async () => {
  const session = await shown("import");
  expect(screen.getAllByRole("radio").map((radio) => (radio as HTMLInputElement).value)).toEqual([
    "replace",
    "add",
  ]);
  await userEvent.setup().upload(screen.getByLabelText("Files to import"), [file("a.yaml", text)]);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(session.getState().document?.title).toBe("a");
});

test("chosen files are added when Add is chosen, and the next import replaces again", async () => {
  const session = await shown("import");
  const user = userEvent.setup();
  await user.click(screen.getByRole("radio", { name: "Add" }));
  const more = "apiVersion: v1\nkind: Namespace\nmetadata: { name: more }\n";
  await user.upload(screen.getByLabelText("Files to import"), [file("a.yaml", more)]);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(session.getState().document?.files.map(({ name }) => name)).toEqual(["mine.yaml", "a.yaml"]);
  expect(session.getState().importMode).toBe("replace");
});

test("what cannot be read leaves the dialog open with file, place and advice", async () => {
  const session = await shown("import");
  await userEvent.setup().upload(screen.getByLabelText("Files to import"), [file("a.bin", "a\0b")]);
  expect((await screen.findByRole("alert")).textContent).toMatch(/a\.bin:1:1.*is not text.*\.zip/);
  expect(session.getState().document?.title).toBe("mine");
});

test("pasted text loads by its button alone", async () => {
  const session = await shown("import");
  const user = userEvent.setup();
  const load = screen.getByRole("button", { name: "Load" });
  expect((load as HTMLButtonElement).disabled).toBe(true);
  await user.click(screen.getByRole("textbox", { name: "Paste YAML" }));
  await user.paste(text);
  await user.click(load);
  await waitFor(() =>
    expect(session.getState().document?.files.map(({ name }) => name)).toEqual(["pasted.yaml"]),
  );
});

test("a URL that fails says why and can be tried again", async () => {
  const session = await shown("import");
  const user = userEvent.setup();
  const answers = [new Response("no", { status: 404 }), new Response(text)];
  vi.stubGlobal("fetch", () => Promise.resolve(answers.shift()));
  await user.type(
    screen.getByRole("textbox", { name: "From a URL" }),
    "https://example.org/p/web.yaml{Enter}",
  );
  expect(await screen.findByText("The server answered 404")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Retry" }));
  await waitFor(() => expect(session.getState().document?.title).toBe("web"));
});

test("a URL that hangs can be cancelled", async () => {
  await shown("import");
  const user = userEvent.setup();
  vi.stubGlobal("fetch", (_url: URL, { signal }: { signal: AbortSignal }) => {
    return new Promise((_resolve, reject) =>
      signal.addEventListener("abort", () => reject(new Error("aborted"))),
    );
  });
  await user.type(screen.getByRole("textbox", { name: "From a URL" }), "https://example.org/web.yaml{Enter}");
  await user.click(await screen.findByRole("button", { name: "Cancel" }));
  expect(await screen.findByRole("button", { name: "Fetch" })).toBeTruthy();
  expect(screen.getByRole("dialog")).toBeTruthy();
});

test("the export names what changed and shows the changed object first", async () => {
  const session = await shown("export");
  act(() => session.commands.closeDialog());
  await act(() => session.commands.moveTo("GlobalNetworkPolicy t1-p3" as PolicyId, { kind: "top" }));
  act(() => session.commands.openDialog("export"));
  expect((await screen.findByRole("region", { name: "Changed objects" })).textContent).toMatch(
    /t1-p3.*order 30 → /,
  );
  const preview = await screen.findByRole("region", { name: "Preview" });
  expect(preview.textContent).toContain("t1-p3");
  expect(preview.textContent).not.toContain("t1-p1");
  await userEvent.setup().click(screen.getByRole("radio", { name: "All" }));
  await waitFor(() =>
    expect(screen.getByRole("region", { name: "Preview" }).textContent).toContain("mine.yaml"),
  );
});

/** The real analyst, whose proof bundles are never done. */
function endless(): { readonly analyst: Analyst; readonly heard: string[] } {
  const heard: string[] = [];
  const real = createAnalyst();
  let end: (() => void) | null = null;
  const analyst: Analyst = {
    ...real,
    export: (what, form, onShare) => {
      if (what.kind !== "bundle") return real.export(what, form, onShare);
      heard.push("asked");
      onShare?.(0.4);
      return new Promise((resolve) => (end = () => resolve([])));
    },
    cancelExport: () => {
      heard.push("cancelled");
      end?.();
      return Promise.resolve();
    },
  };
  return { analyst, heard };
}

test("a proof bundle that takes its time says how far it is, is cancelled, and is made when it is asked for again", async () => {
  const { analyst, heard } = endless();
  await shown("export", { analyst });
  const user = userEvent.setup();
  await user.click(screen.getByRole("radio", { name: "Proof bundle" }));
  const progress = await screen.findByRole("progressbar", { name: "Preparing the files" });
  await waitFor(() => expect(progress.getAttribute("aria-valuetext")).toBe("Preparing the files, 40 %"));
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(await screen.findByText("Cancelled: nothing was made.")).toBeDefined();
  expect(heard).toEqual(["asked", "cancelled"]);
  await user.click(screen.getByRole("button", { name: "Prepare it" }));
  expect(await screen.findByRole("progressbar", { name: "Preparing the files" })).toBeDefined();
  await waitFor(() => expect(heard).toEqual(["asked", "cancelled", "asked"]));
  // Another form needs no bundle.
  await user.click(screen.getByRole("radio", { name: "All" }));
  expect(await screen.findByRole("region", { name: "Preview" })).toBeDefined();
  expect(heard).toEqual(["asked", "cancelled", "asked", "cancelled"]);
});

test("closing the dialog cancels the proof bundle, and the draft can be edited at once", async () => {
  const { analyst, heard } = endless();
  const session = await shown("export", { analyst });
  const user = userEvent.setup();
  await user.click(screen.getByRole("radio", { name: "Proof bundle" }));
  await waitFor(() => expect(heard).toEqual(["asked"]));
  await user.keyboard("{Escape}");
  await waitFor(() => expect(heard).toEqual(["asked", "cancelled"]));
  await session.commands.moveTo("GlobalNetworkPolicy t1-p2" as PolicyId, { kind: "top" });
  expect(session.getState().document?.cursor).toBe(1);
});
