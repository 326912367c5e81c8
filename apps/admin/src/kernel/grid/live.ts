import { LiveChange } from "@foyer/domain/changes/live/schema";

export interface LiveLine {
  readonly grid: string;
  readonly property: number;
  /** The last change that was told, or that the rows are known with. */
  readonly since: () => number;
  readonly onChange: (change: LiveChange) => void;
}

const again = 10_000;

/**
 * Hears what others change, and goes on where it broke off. A page that nobody looks at gives its line back: a browser has
 * few of them.
 */
export function listenLive({ grid, property, since, onChange }: LiveLine): () => void {
  if (typeof EventSource === "undefined") return () => {};
  let line: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const close = () => {
    clearTimeout(timer);
    line?.close();
    line = undefined;
  };
  const open = () => {
    close();
    const query = new URLSearchParams({ grid, property: String(property), since: String(since()) });
    const opened = new EventSource(`/api/live?${query.toString()}`);
    line = opened;
    opened.addEventListener("message", ({ data }: MessageEvent<string>) => {
      const change = LiveChange.safeParse(JSON.parse(data));
      if (change.success) onChange(change.data);
    });
    // the browser goes on by itself unless it was refused
    opened.addEventListener("error", () => {
      if (opened.readyState === EventSource.CLOSED && line === opened) timer = setTimeout(open, again);
    });
  };
  const turn = () => (document.hidden ? close() : open());
  document.addEventListener("visibilitychange", turn);
  turn();
  return () => {
    document.removeEventListener("visibilitychange", turn);
    close();
  };
}
