/** Shows what went wrong in our own code, with the way out. User input never gets here: it becomes diagnostics. */
import { Component, type ReactNode } from "react";
import { Button } from "#src/ui/index.ts";
import styles from "./ErrorBoundary.module.css";

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(thrown: unknown): State {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === null ? this.props.children : <Failure error={error} />;
  }
}

function Failure({ error }: { readonly error: Error }): ReactNode {
  const report = `${error.message}\n\n${error.stack ?? ""}`;
  return (
    <main className={styles["page"]} role="alert">
      <h1>This is a fault in Tierboard</h1>
      <p>
        Your document and its edits are kept in this browser: reloading brings them back. Nothing was sent
        anywhere. If it happens again after a reload, the text below says where, for a report.
      </p>
      <pre className={styles["report"]}>{report}</pre>
      <div className={styles["ways"]}>
        <Button variant="primary" onClick={() => window.location.reload()}>
          Reload
        </Button>
        <Button onClick={() => void navigator.clipboard.writeText(report)}>Copy the text</Button>
        <Button
          onClick={() => {
            // The link may be what leads here: leave it behind, keep the document.
            window.location.hash = "";
            window.location.reload();
          }}
        >
          Reload without the link
        </Button>
      </div>
    </main>
  );
}
