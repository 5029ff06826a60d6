/** The worker that does the analysis, behind the same interface as the analyst itself. */
import { proxy, wrap } from "comlink";
import type { OnShare } from "./analysis/types.ts";
import type { Analyst } from "./types.ts";

/** Starts the worker. It lives as long as the page. */
export function startAnalyst(): Analyst {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const remote = wrap<Analyst>(worker);
  return {
    open: (files, options, onProgress) => unpacked(remote.open(files, options, told(onProgress))),
    draft: (edits, undone) => unpacked(remote.draft(edits, undone)),
    before: () => unpacked(remote.before()),
    flow: (query, scope, version) => remote.flow(query, scope, version),
    lens: (endpoint, version) => remote.lens(endpoint, version),
    selected: (policy, version) => remote.selected(policy, version),
    policy: (policy, version) => remote.policy(policy, version),
    text: (file) => remote.text(file),
    slots: (policies, query, scope) => remote.slots(policies, query, scope),
    plan: (policies, tier, position) => remote.plan(policies, tier, position),
    planTarget: (policies, target) => remote.planTarget(policies, target),
    planTier: (tier, position) => remote.planTier(tier, position),
    planEdit: (request) => remote.planEdit(request),
    checkText: (policy, text) => remote.checkText(policy, text),
    export: (what, form, onShare) => remote.export(what, form, told(onShare)),
    cancelExport: () => remote.cancelExport(),
    share: (question) => remote.share(question),
    pins: (pins, scope) => remote.pins(pins, scope),
    figures: (scope, version) => remote.figures(scope, version),
    shadows: (scope, version) => remote.shadows(scope, version),
    passages: (scope, version) => remote.passages(scope, version),
    necessity: (question, onShare) => remote.necessity(question, told(onShare)),
    impact: (scope, onShare) => remote.impact(scope, told(onShare)),
    heat: (question, onShare) => remote.heat(question, told(onShare)),
    edits: (question, onEdit) => remote.edits(question, proxy(onEdit)),
    forgetEdits: () => remote.forgetEdits(),
    slotImpacts: (policies, scope) => remote.slotImpacts(policies, scope),
    slotDetail: (policies, place, scope) => remote.slotDetail(policies, place, scope),
    ahead: (scope) => remote.ahead(scope),
    forgetSlots: () => remote.forgetSlots(),
  };
}

function told(onShare: OnShare | undefined): OnShare | undefined {
  return onShare === undefined ? undefined : proxy(onShare);
}

/** To unpack a large board is one task of the page, to draw it is another. */
async function unpacked<Answer>(answer: Promise<Answer>): Promise<Answer> {
  const board = await answer;
  await new Promise((resolve) => setTimeout(resolve));
  return board;
}
