import { addStaff, makeSignInLink } from "@foyer/db/staff/mutations";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { NewStaff } from "@foyer/domain/staff/schema";
import { command } from "../kernel/command.ts";

export const staffCommands = [
  command({
    name: "staff add",
    options: { role: "text", property: "text", name: "text?", url: "text?" },
    positionals: ["EMAIL"],
    run: async ({ atProperty, now, out }, { role, property, name, url }, [email]) => {
      const staff = NewStaff.parse({ email, role, ...(name === undefined ? {} : { name }) });
      const secret = await atProperty(property, async (trx) => {
        refuseUnless(trx.actor, "staff:write");
        return makeSignInLink(trx, await addStaff(trx, staff, now), now);
      });
      const address = url ?? process.env["FOYER_URL"] ?? `http://localhost:${process.env["PORT"] ?? 3000}`;
      await out(`${address.replace(/\/$/, "")}/sign-in/link#${secret}\n`);
    },
  }),
];
