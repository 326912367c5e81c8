import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { markOf } from "./processes.ts";

export type ClusterUser = {
  /** How many other users of the cluster are alive. */
  others(): number;
  /** False when this user has left before. */
  leave(): boolean;
};

let joined = 0;

/**
 * Notes this process among the users of a cluster, so that a command that started the server does not stop it under
 * an `npm start` that came later. A user that was killed does not count.
 */
export function joinUsers(home: string): ClusterUser {
  const folder = join(home, "users");
  mkdirSync(folder, { recursive: true });
  joined += 1;
  const name = `${process.pid}.${markOf(process.pid)?.began ?? "0"}.${joined}`;
  writeFileSync(join(folder, name), "");
  let present = true;
  return {
    others: () => {
      const others = readdirSync(folder).filter((other) => other !== name);
      const living = others.filter(isLiving);
      for (const dead of others.filter((other) => !living.includes(other))) rmSync(join(folder, dead), { force: true });
      return living.length;
    },
    leave: () => {
      const wasPresent = present;
      present = false;
      rmSync(join(folder, name), { force: true });
      return wasPresent;
    },
  };
}

function isLiving(name: string): boolean {
  const [pid, began] = name.split(".");
  return markOf(Number(pid))?.began === began;
}
