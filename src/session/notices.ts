/** What is said to the user aside from the screens: live region, toasts, and the clipboard. */
import type { NoticeActions } from "./actions.ts";
import { explanationShown } from "./derive.ts";
import type { Kit } from "./kit.ts";

/** Toasts kept at once; older ones leave. */
const shown = 4;

export type Notices = Pick<NoticeActions, "announce" | "toast" | "dismissToast">;

export function createNotices(store: Kit["store"]): Notices {
  let lastId = 0;
  const announce: Notices["announce"] = (text) =>
    store.setState((state) => ({ announcement: { text, count: state.announcement.count + 1 } }));
  return {
    announce,
    toast: (text, action = null) => {
      lastId += 1;
      const toast = { id: lastId, text, action };
      store.setState((state) => ({ toasts: [...state.toasts, toast].slice(-shown) }));
      announce(text);
    },
    dismissToast: (id) =>
      store.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
  };
}

type Copying = Pick<NoticeActions, "link" | "copyLink" | "copyAsText">;

export function copyActions(
  kit: Kit,
  notices: Notices,
  options: { readonly fragment: () => string; readonly text: TextOf },
): Copying {
  const link = (): string => kit.browser.address(options.fragment());
  const copy = async (text: string, done: string): Promise<void> => {
    try {
      await kit.browser.copy(text);
      notices.toast(done);
    } catch {
      notices.toast("The browser did not let us copy. Select the text and copy it by hand.");
    }
  };
  return {
    link,
    copyLink: () => copy(link(), "Link copied"),
    copyAsText: async () => {
      const explanation = explanationShown(kit.store.getState());
      if (explanation !== null) await copy(options.text(explanation), "Explanation copied");
    },
  };
}

type TextOf = (explanation: NonNullable<ReturnType<typeof explanationShown>>) => string;
