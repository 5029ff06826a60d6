import { expect, test } from "vitest";
import { settled, testSession } from "./testing/session.ts";

test("a search for what selects a pod knows the policies that apply to it, and forgets them with the search", async () => {
  const session = testSession();
  await session.commands.openSample("first.yaml");
  const pod = session.getState().snapshot?.board.endpoints.find(({ kind }) => kind === "pod");
  if (pod === undefined) throw new Error("the sample has no pod");
  session.commands.setSearch(`selects ${pod.label}`);
  await settled(session);
  session.commands.setLens(pod.id);
  await settled(session);
  const { selecting, lensFacts } = session.getState();
  expect(selecting).not.toBeNull();
  expect(new Set(selecting)).toEqual(new Set([...(lensFacts?.ingress ?? []), ...(lensFacts?.egress ?? [])]));
  expect(selecting?.length).toBeGreaterThan(0);
  session.commands.setSearch("allow");
  expect(session.getState().selecting).toBeNull();
  session.dispose();
});
