import { z } from "zod";

const kept = 50;
const Ids = z.array(z.uuid());

/** The change sets of this tab that may still be undone, so that undo survives a reload. Oldest first. */
export function pastEdits(key: string) {
  const storageKey = `foyer.past-edits.${key}`;
  const read = (): readonly string[] => {
    try {
      return Ids.catch([]).parse(JSON.parse(sessionStorage.getItem(storageKey) ?? "[]"));
    } catch {
      return [];
    }
  };
  const without = (id: string) => read().filter((each) => each !== id);
  const write = (ids: readonly string[]) => sessionStorage.setItem(storageKey, JSON.stringify(ids.slice(-kept)));
  return {
    read,
    add: (id: string) => write([...without(id), id]),
    remove: (id: string) => write(without(id)),
  };
}
