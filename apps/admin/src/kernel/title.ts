import { useEffect } from "react";

/** The window's title, so that tabs and the history can be told apart. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Foyer`;
  }, [title]);
}
