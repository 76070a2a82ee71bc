// A link to a state: opens in place, or in a new tab when asked to.

import type { ComponentChildren } from "preact";

import { address, go, type State, state } from "../state/url.js";

export interface LinkProps {
  to: Partial<State>;
  class?: string;
  "aria-current"?: boolean | "page" | "true" | undefined;
  "aria-label"?: string;
  title?: string;
  /** Called when it was opened in place. */
  onOpen?: () => void;
  children?: ComponentChildren;
}

export function Link({ to, children, onOpen, ...rest }: LinkProps) {
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(to);
    onOpen?.();
  };
  return (
    <a {...(rest as object)} href={address({ ...state.value, ...to })} onClick={open}>
      {children}
    </a>
  );
}
