/** The frame of the app: bars at the edges, in the middle what there is to show, and what lies over it all. */
import { type ReactNode, Suspense, use, useEffect, useState } from "react";
import { useSession } from "#src/session/index.ts";
import { useForm } from "../use-form.ts";
import { useShortcuts } from "../use-shortcuts.ts";
import { useTheme } from "../use-theme.ts";
import { Dialogs } from "./Dialogs.tsx";
import { Narrow, Wide } from "./forms.ts";
import { Empty, fetchLater, whenIdle } from "./later.ts";
import { LiveRegion } from "./LiveRegion.tsx";
import { Loading } from "./Loading.tsx";
import { MissingDocument } from "./MissingDocument.tsx";
import styles from "./Shell.module.css";
import { StatusBar } from "./StatusBar.tsx";
import { Toaster } from "./Toaster.tsx";
import { TopBar } from "./TopBar.tsx";
import { usePageTitle } from "./use-page-title.ts";

export interface ShellProps {
  /** Resolves when link, storage and sample have been looked at: only then "empty" is the truth. */
  readonly started: Promise<void>;
}

export function Shell({ started }: ShellProps): ReactNode {
  useTheme();
  useShortcuts();
  usePageTitle();
  const form = useForm();
  const settled = useSettled(started);
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
      <Dialogs settled={settled} />
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
  if (!loaded) return loading ? <Loading /> : <Nothing started={started} />;
  return (
    <>
      {loading && <Loading over />}
      {form === "narrow" ? <Narrow /> : <Wide form={form} />}
    </>
  );
}

/** Not even fetched before it is sure that nothing is coming. */
function Nothing({ started }: ShellProps): ReactNode {
  use(started);
  return <Empty />;
}

/** True when the start is over and the first board is drawn; then what comes later is fetched. */
function useSettled(started: Promise<void>): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    let stop = (): void => undefined;
    let here = true;
    void started.then(() => {
      if (!here) return;
      stop = whenIdle(() => {
        setSettled(true);
        fetchLater();
      });
    });
    return () => {
      here = false;
      stop();
    };
  }, [started]);
  return settled;
}
