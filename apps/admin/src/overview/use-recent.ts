import { useCallback, useState } from "react";
import { z } from "zod";
import { recentKey, useSession } from "../kernel/session.tsx";

const RecentItem = z.strictObject({
  kind: z.enum(["screen", "client", "contact"]),
  to: z.string(),
  title: z.string(),
});
export type RecentItem = z.infer<typeof RecentItem>;

const Kept = z.strictObject({ whose: z.string(), items: z.array(RecentItem) });

const most = 6;

function read(whose: string): RecentItem[] {
  try {
    const kept = Kept.safeParse(JSON.parse(sessionStorage.getItem(recentKey) ?? "null"));
    return kept.success && kept.data.whose === whose ? kept.data.items : [];
  } catch {
    return [];
  }
}

/** What was opened last, for this person at this hotel, in this tab: clients' names have no place on a disk that others use. */
export function useRecent() {
  const { me, property } = useSession();
  const whose = `${property.id}|${me.id}`;
  const [items, setItems] = useState(() => read(whose));
  const note = useCallback(
    (item: RecentItem) => {
      const kept = [item, ...read(whose).filter(({ to }) => to !== item.to)].slice(0, most);
      sessionStorage.setItem(recentKey, JSON.stringify({ whose, items: kept }));
      setItems(kept);
    },
    [whose],
  );
  return { items, note };
}
