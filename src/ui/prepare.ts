/** Fetches what menus and popovers open, for the first one to open at once. */
import { menuPanel } from "./Menu.tsx";
import { popoverPanel } from "./Popover.tsx";

export async function prepareFloating(): Promise<void> {
  await Promise.all([menuPanel.fetch(), popoverPanel.fetch()]);
}
