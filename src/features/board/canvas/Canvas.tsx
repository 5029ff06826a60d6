/**
 * React Flow as a document: it draws, pans and zooms, and keeps out of everything else. No keys of its own, no
 * selection, no dragging of nodes, no application role; what is in the nodes is ordinary content in reading order.
 */
import "@xyflow/react/dist/base.css";
import { type Edge, type EdgeTypes, type Node, type NodeTypes, ReactFlow, useReactFlow } from "@xyflow/react";
import {
  type FocusEvent,
  type ReactNode,
  type UIEvent,
  use,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from "react";
import { flushSync } from "react-dom";
import { useSession } from "#src/session/index.ts";
import { HitContext } from "../model/hit.ts";
import type { Box, Size } from "../model/layout.ts";
import { clampView, LEAST_ZOOM, MOST_ZOOM, reveal } from "./viewport.ts";
import { ZoomBar } from "./ZoomBar.tsx";
import styles from "./Canvas.module.css";

export interface CanvasProps {
  /** In reading order, each with its place and size. */
  readonly nodes: Node[];
  readonly edges: Edge[];
  /** What draws each kind of them. The same object for as long as the canvas stands. */
  readonly types: { readonly nodes: NodeTypes; readonly edges: EdgeTypes };
  /** Of the whole board, and of the part of the window it is seen through. */
  readonly board: Size;
  readonly window: Size;
  /** Node in which a policy is shown. */
  readonly nodeOf: (policy: string) => string | null;
  /** Everything on it is needed: controls show only when there is something to pan. */
  readonly full?: boolean;
  readonly children?: ReactNode;
}

export function Canvas(props: CanvasProps) {
  const { nodes, edges, types, board, window, nodeOf, full = false, children } = props;
  const wrapper = useCallback((element: HTMLDivElement | null) => element?.removeAttribute("role"), []);
  const content = useMemo(() => nodes.map(asContent), [nodes]);
  const show = useShow(nodes, window);
  useClampedView(board, window);
  const nativeScroll = useNativeScroll();
  useShownHit(show, nodeOf);
  useShownOpen({ show, nodeOf, window });
  const focusIn = (event: FocusEvent) => {
    if (!event.target.matches(":focus-visible")) return;
    const node = event.target.closest<HTMLElement>(".react-flow__node")?.dataset["id"];
    if (node === undefined) return;
    nativeScroll.expect();
    show(node);
  };
  return (
    <ReactFlow
      ref={wrapper}
      className={styles["canvas"]}
      nodes={content}
      edges={edges}
      nodeTypes={types.nodes}
      edgeTypes={types.edges}
      translateExtent={[
        [0, 0],
        [Math.max(board.width, window.width), Math.max(board.height, window.height)],
      ]}
      minZoom={LEAST_ZOOM}
      maxZoom={MOST_ZOOM}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      panActivationKeyCode={null}
      zoomActivationKeyCode={null}
      panOnScroll
      zoomOnScroll={false}
      zoomOnDoubleClick={false}
      onFocus={focusIn}
      onScrollCapture={nativeScroll.take}
    >
      {children}
      <ZoomBar board={board} window={window} shy={full} />
    </ReactFlow>
  );
}

const contents = new WeakMap<Node, Node>();

/** Takes the pointer as any element does, and is not announced as a "node". The same node gives the same content. */
function asContent(node: Node): Node {
  let content = contents.get(node);
  if (content === undefined) {
    content = {
      ...node,
      style: { ...node.style, pointerEvents: "all" },
      domAttributes: { ...node.domAttributes, "aria-roledescription": undefined },
    };
    contents.set(node, content);
  }
  return content;
}

/** Pans just so far that a node is in view. */
function useShow(nodes: readonly Node[], window: Size): (node: string) => void {
  const { getViewport, setViewport } = useReactFlow();
  const known = useRef({ nodes, window });
  useLayoutEffect(() => {
    known.current = { nodes, window };
  });
  return useCallback(
    (id) => {
      const node = known.current.nodes.find((each) => each.id === id);
      const next = node === undefined ? null : reveal(getViewport(), boxOf(node), known.current.window);
      if (next !== null) void setViewport(next);
    },
    [getViewport, setViewport],
  );
}

function boxOf({ position, width = 0, height = 0 }: Node): Box {
  return { x: position.x, y: position.y, width, height };
}

interface NativeScroll {
  readonly take: (event: UIEvent) => void;
  /** What had the focus has just been shown: the scroll that follows is for the same thing, and goes. */
  readonly expect: () => void;
}

/** Milliseconds in which the browser scrolls to what has got the focus. */
const SOON = 100;

/**
 * The browser's own scrolling, to what it has found in the page or what assistive technology reads, would shift the
 * canvas under its coordinates: React Flow takes it back. It becomes a pan, so that what was to be seen stays in sight.
 */
function useNativeScroll(): NativeScroll {
  const { getViewport, setViewport } = useReactFlow();
  const expected = useRef(-Infinity);
  return {
    expect: () => {
      expected.current = performance.now();
    },
    take: ({ target, currentTarget }) => {
      const { scrollLeft, scrollTop } = currentTarget;
      if (target !== currentTarget || (scrollLeft === 0 && scrollTop === 0)) return;
      if (performance.now() - expected.current < SOON) return;
      const { x, y, zoom } = getViewport();
      flushSync(() => void setViewport({ x: x - scrollLeft, y: y - scrollTop, zoom }));
    },
  };
}

/** When the board or the window changes size, the view follows. */
function useClampedView(board: Size, window: Size): void {
  const { getViewport, setViewport } = useReactFlow();
  useLayoutEffect(() => {
    const view = getViewport();
    const next = clampView(
      view,
      { width: Math.max(board.width, window.width), height: Math.max(board.height, window.height) },
      window,
    );
    if (next.x !== view.x || next.y !== view.y) void setViewport(next);
  }, [board.width, board.height, window, getViewport, setViewport]);
}

function useShownHit(show: (node: string) => void, nodeOf: (policy: string) => string | null): void {
  const hit = use(HitContext);
  const find = useRef(nodeOf);
  useLayoutEffect(() => {
    find.current = nodeOf;
  });
  useEffect(() => {
    const node = hit === null ? null : find.current(hit.policy);
    if (node !== null) show(node);
  }, [hit, show]);
}

/** The open policy's column stays in view, also when its details take room from the board. */
function useShownOpen({
  show,
  nodeOf,
  window,
}: Pick<CanvasProps, "nodeOf" | "window"> & { readonly show: (node: string) => void }): void {
  const open = useSession((state) => state.policy);
  const find = useRef(nodeOf);
  useLayoutEffect(() => {
    find.current = nodeOf;
  });
  useEffect(() => {
    const node = open === null ? null : find.current(open);
    if (node !== null) show(node);
  }, [open, window, show]);
}
