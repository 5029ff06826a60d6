/** Logo, document, search, the draft's state and history, import and export, theme, help. */
import { CircleHelp, Download, Monitor, Moon, Redo2, Search, Sun, Undo2, Upload } from "lucide-react";
import type { ReactNode } from "react";
import { type CommandId, impactShown, useCommands, useSession } from "#src/session/index.ts";
import { Button, IconButton, Kbd, SegmentedRadio } from "#src/ui/index.ts";
import type { Form } from "../use-form.ts";
import { DocumentMenu } from "./DocumentMenu.tsx";
import { EditsButton } from "./EditsButton.tsx";
import { keysOf } from "./keys.ts";
import { Logo } from "./Logo.tsx";
import styles from "./TopBar.module.css";

export function TopBar({ form }: { readonly form: Form }): ReactNode {
  const loaded = useSession((state) => state.document !== null);
  return (
    <header className={styles["bar"]}>
      <h1 className={styles["brand"]}>
        <Logo />
        <span className={styles["name"]}>Tierboard</span>
      </h1>
      <span className={styles["rule"]} />
      <DocumentMenu form={form} />
      {loaded && form !== "narrow" && <ViewSwitch />}
      <SearchButton />
      <div className={styles["right"]}>
        {loaded && (
          <>
            <EditsButton />
            <CommandIcon id="undo" label="Undo" icon={<Undo2 size={17} aria-hidden />} />
            <CommandIcon id="redo" label="Redo" icon={<Redo2 size={17} aria-hidden />} />
            <span className={styles["rule"]} />
          </>
        )}
        <Transfer loaded={loaded} />
        <ThemeButton />
        <span className={styles["help"]}>
          <CommandIcon id="help" label="Help" icon={<CircleHelp size={17} aria-hidden />} />
        </span>
      </div>
    </header>
  );
}

interface CommandIconProps {
  readonly id: CommandId;
  readonly label: string;
  readonly icon: ReactNode;
}

function CommandIcon({ id, label, icon }: CommandIconProps): ReactNode {
  const commands = useCommands();
  // Subscribes to the answer alone: the bar renders when a button changes, not when anything does.
  const enabled = useSession(() => commands.enabled(id));
  const keys = keysOf(id);
  return (
    <IconButton
      label={label}
      aria-disabled={!enabled}
      onClick={() => void commands.run(id)}
      {...(keys === undefined ? {} : { keys })}
    >
      {icon}
    </IconButton>
  );
}

function ViewSwitch(): ReactNode {
  const full = useSession((state) => impactShown(state) === "full");
  const commands = useCommands();
  return (
    <SegmentedRadio
      label="View"
      value={full ? "review" : "board"}
      options={[
        { value: "board", label: "Board" },
        { value: "review", label: "Review" },
      ]}
      onChange={(view) => commands.setImpactSize(view === "review" ? "full" : "auto")}
    />
  );
}

function SearchButton(): ReactNode {
  const commands = useCommands();
  return (
    <button
      type="button"
      className={styles["search"]}
      aria-label="Search or run a command"
      aria-haspopup="dialog"
      onClick={() => void commands.run("palette")}
    >
      <Search size={15} aria-hidden />
      <span className={styles["searchText"]}>Search or run a command</span>
      <Kbd>{keysOf("palette")}</Kbd>
    </button>
  );
}

function Transfer({ loaded }: { readonly loaded: boolean }): ReactNode {
  const commands = useCommands();
  return (
    <>
      <Button
        aria-label="Import"
        icon={<Download size={16} aria-hidden />}
        className={styles["transfer"]}
        onClick={() => void commands.run("import")}
      >
        <span className={styles["label"]}>Import</span>
      </Button>
      {loaded && (
        <Button
          variant="primary"
          aria-label="Export"
          icon={<Upload size={16} aria-hidden />}
          className={styles["transfer"]}
          onClick={() => void commands.run("export")}
        >
          <span className={styles["label"]}>Export</span>
        </Button>
      )}
    </>
  );
}

const themes = {
  system: { label: "Theme: as the system", icon: <Monitor size={17} aria-hidden /> },
  light: { label: "Theme: light", icon: <Sun size={17} aria-hidden /> },
  dark: { label: "Theme: dark", icon: <Moon size={17} aria-hidden /> },
};

function ThemeButton(): ReactNode {
  const theme = useSession((state) => state.theme);
  const commands = useCommands();
  const { label, icon } = themes[theme];
  return (
    <IconButton label={label} className={styles["theme"]} onClick={() => void commands.run("toggle-theme")}>
      {icon}
    </IconButton>
  );
}
