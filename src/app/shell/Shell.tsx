/** The frame of the app: bars at the edges, in the middle what there is to show, and what lies over it all. */
import { lazy, type ReactNode, Suspense } from "react";
import { useSession } from "#src/session/index.ts";
import { useForm } from "../use-form.ts";
import { useShortcuts } from "../use-shortcuts.ts";
import { useTheme } from "../use-theme.ts";
import { Dialogs } from "./Dialogs.tsx";
import { LiveRegion } from "./LiveRegion.tsx";
import { Loading } from "./Loading.tsx";
import { MissingDocument } from "./MissingDocument.tsx";
import styles from "./Shell.module.css";
import { StatusBar } from "./StatusBar.tsx";
import { Toaster } from "./Toaster.tsx";
import { TopBar } from "./TopBar.tsx";
import { usePageTitle } from "./use-page-title.ts";

// Asked for at once, but beside the first bundle: bars and frame are on screen while canvas and document are fetched.
const opened = import("./OpenDocument.tsx");
const OpenDocument = lazy(async () => ({ default: (await opened).OpenDocument }));
const Empty = lazy(async () => ({ default: (await import("../empty/Empty.tsx")).Empty }));

export interface ShellProps {
  /** Resolves when link, storage and sample have been looked at: only then "empty" is the truth. */
  readonly started: Promise<void>;
}

export function Shell({ started }: ShellProps): ReactNode {
  useTheme();
  useShortcuts();
  usePageTitle();
  const form = useForm();
  return (
    <div className={styles["shell"]} data-form={form}>
      <a className={styles["skip"]} href="#main">
        Skip to the board
      </a>
      <TopBar form={form} />
      <MissingDocument />
      <main id="main" className={styles["main"]}>
        <Suspense fallback={<Loading />}>
          <Middle form={form} started={started} />
        </Suspense>
      </main>
      <StatusBar form={form} />
      <Dialogs />
      <Toaster />
      <LiveRegion />
    </div>
  );
}

interface MiddleProps extends ShellProps {
  readonly form: ReturnType<typeof useForm>;
}

function Middle({ form, started }: MiddleProps): ReactNode {
  const loaded = useSession((state) => state.snapshot !== null);
  const loading = useSession((state) => state.status.kind === "loading");
  if (!loaded) return loading ? <Loading /> : <Empty started={started} />;
  return (
    <>
      {loading && <Loading over />}
      <OpenDocument form={form} />
    </>
  );
}
