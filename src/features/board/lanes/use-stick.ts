/**
 * How far the board is panned, as properties of the elements that stay in sight: they move by style alone. Set on each
 * of them and not on what is round them, so that nothing else on the board has to be styled anew.
 */
import { type ReactFlowState, useStoreApi } from "@xyflow/react";
import { type RefObject, useLayoutEffect } from "react";

export function useStick(element: RefObject<HTMLElement | null>): void {
  const store = useStoreApi();
  useLayoutEffect(() => {
    const follow = ({ transform: [x, y, zoom] }: ReactFlowState) => {
      element.current?.style.setProperty("--stick", `${Math.max(0, -y / zoom)}px`);
      element.current?.style.setProperty("--pan", `${Math.max(0, -x / zoom)}px`);
    };
    follow(store.getState());
    return store.subscribe((state, before) => {
      if (state.transform !== before.transform) follow(state);
    });
  }, [store, element]);
}
