/** An address the user types. The request goes from this browser to that server, and nowhere else. */
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { Button, TextField } from "#src/ui/index.ts";
import { gatherUrl } from "../gather/url.ts";
import parts from "./ImportDialog.module.css";
import { useLoad } from "./use-load.ts";

interface Received {
  readonly loaded: number;
  readonly total: number | null;
}

export function FromUrl(): ReactNode {
  const [address, setAddress] = useState("");
  const [received, setReceived] = useState<Received | null>(null);
  const abort = useRef<AbortController | null>(null);
  const load = useLoad();
  const fetching = useMutation({
    mutationFn: async (wanted: string) => {
      const controller = new AbortController();
      abort.current = controller;
      setReceived(null);
      const onProgress = (loaded: number, total: number | null): void => setReceived({ loaded, total });
      try {
        await load(gatherUrl(wanted, { signal: controller.signal, onProgress }));
      } catch (error) {
        if (!controller.signal.aborted) throw error;
      }
    },
  });
  const start = (): void => fetching.mutate(address.trim());
  return (
    <form
      className={parts["part"]}
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <div className={parts["row"]}>
        <TextField
          label="From a URL"
          className={parts["grow"]}
          inputMode="url"
          mono
          placeholder="https://example.org/policies.yaml"
          value={address}
          disabled={fetching.isPending}
          error={fetching.error?.message ?? null}
          onChange={(event) => {
            setAddress(event.currentTarget.value);
            fetching.reset();
          }}
        />
        {fetching.isPending ? (
          <Button onClick={() => abort.current?.abort()}>Cancel</Button>
        ) : (
          <Button type="submit" disabled={address.trim() === ""}>
            {fetching.isError ? "Retry" : "Fetch"}
          </Button>
        )}
      </div>
      {fetching.isPending && <FetchProgress received={received} />}
    </form>
  );
}

function FetchProgress({ received }: { readonly received: Received | null }): ReactNode {
  const share = received?.total == null ? {} : { value: received.loaded / received.total };
  return (
    <>
      <progress className={parts["progress"]} aria-label="Fetching" {...share} />
      <p className={parts["hint"]}>
        {received === null ? "Waiting for the server" : `${Math.ceil(received.loaded / 1024)} kB received`}
      </p>
    </>
  );
}
