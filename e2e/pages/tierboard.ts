/**
 * The app as a user finds it: everything by role and name, as the accessibility contract has it.
 * A console message or an uncaught error fails the test that caused it.
 */
import { readFileSync } from "node:fs";
import { test as base, expect, type Locator, type Page } from "@playwright/test";

export class Tierboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get board(): Locator {
    return this.page.getByRole("region", { name: "Policy board" });
  }
  get endpoints(): Locator {
    return this.page.getByRole("region", { name: "Endpoints" });
  }
  get trace(): Locator {
    return this.page.getByRole("region", { name: "Trace" });
  }
  get problems(): Locator {
    return this.page.getByRole("region", { name: "Problems" });
  }
  get verdict(): Locator {
    return this.page.getByRole("status", { name: "Verdict" });
  }
  get port(): Locator {
    return this.page.getByRole("combobox", { name: "Protocol and port" });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }
  tier(name: string): Locator {
    return this.board.getByRole("group", { name: `Tier ${name}`, exact: true });
  }
  card(tier: string, name: string): Locator {
    return this.tier(tier).getByRole("listitem", { name, exact: true });
  }
  steps(half: "Egress" | "Ingress"): Locator {
    return this.trace.getByRole("list", { name: `${half} steps` }).getByRole("listitem");
  }
  /** Names of the policies of a tier, without namespace, in the order the board shows them. */
  async order(tier: string): Promise<string[]> {
    const grips = this.tier(tier).getByRole("button", { name: /^Move (?!tier )/ });
    const names = await grips.evaluateAll((all) => all.map((grip) => grip.getAttribute("aria-label") ?? ""));
    return names.map((name) => name.replace(/^Move \S+ (.*\/)?/, "")).filter((name) => name !== "");
  }

  /** Opens the app with its sample, or with what the fragment says, and waits for the board. */
  async open(fragment = ""): Promise<void> {
    await this.page.goto(`/${fragment}`);
    await expect(this.board).toBeVisible();
  }

  /** Loads text through the import dialog, replacing what is there. */
  async paste(yaml: string): Promise<void> {
    await this.button("Import").click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Paste YAML" }).fill(yaml);
    await dialog.getByRole("button", { name: "Load", exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** Loads files through the import dialog. */
  async load(files: string[] | { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    await this.button("Import").click();
    await this.page.getByLabel("Files to import").setInputFiles(files);
  }

  /** Loads one of the project's own clusters. */
  async scenario(name: string): Promise<void> {
    await this.paste(readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), "utf8"));
  }

  /** Clicks an end in the endpoints panel, found by its full name. */
  async pick(label: string): Promise<void> {
    const reopen = this.page.getByRole("button", { name: "Endpoints", exact: true });
    if (await reopen.isVisible()) await reopen.click();
    const filter = this.endpoints.getByRole("searchbox", { name: "Filter endpoints" });
    await filter.fill(label.replace(/^.*[ /]/, ""));
    await this.endpoints.getByRole("button", { name: label, exact: true }).click();
    if (await filter.isVisible()) await filter.fill("");
  }

  /** Chooses an address nobody manages as the next end. */
  async pickAddress(address: string): Promise<void> {
    const reopen = this.page.getByRole("button", { name: "Endpoints", exact: true });
    if (await reopen.isVisible()) await reopen.click();
    await this.endpoints.getByRole("button", { name: "External address…" }).click();
    const box = this.page.getByRole("textbox", { name: "Address", exact: true });
    await box.fill(address);
    await box.press("Enter");
  }

  /** Chooses both ends and the port; `ip:` ends are typed, others clicked. */
  async flow(from: string, to: string, port: string): Promise<void> {
    for (const end of [from, to]) {
      if (end.startsWith("ip:")) await this.pickAddress(end.slice(3));
      else await this.pick(end);
    }
    await this.enterPort(port);
  }

  /** Keeps back what is sent to the workers from now on; what it gives back sends it. */
  async holdWorkers(): Promise<() => Promise<void>> {
    await this.page.evaluate(() => {
      const held: (() => void)[] = [];
      const workers: { postMessage: Worker["postMessage"] } = Worker.prototype;
      const send = workers.postMessage;
      workers.postMessage = function (
        this: Worker,
        message: unknown,
        how?: StructuredSerializeOptions,
      ): void {
        held.push(() => send.call(this, message, how));
      } as Worker["postMessage"];
      document.addEventListener("go-on", () => {
        workers.postMessage = send;
        for (const message of held) message();
      });
    });
    return () => this.page.evaluate(() => void document.dispatchEvent(new Event("go-on")));
  }

  async enterPort(port: string): Promise<void> {
    await this.port.fill(port);
    await this.port.press("Enter");
  }
}

interface Fixtures {
  readonly app: Tierboard;
}

export const test = base.extend<Fixtures>({
  app: async ({ page }, use) => {
    const noise: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) noise.push(message.text());
    });
    page.on("pageerror", (error) => noise.push(String(error)));
    await use(new Tierboard(page));
    expect(noise, "the console stayed silent").toEqual([]);
  },
});

export { expect };
