import { addStaff, makeSignInLink } from "@foyer/db/staff/mutations";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { NewStaff } from "@foyer/domain/staff/schema";
import { command } from "../kernel/command.ts";

export const staffCommands = [
  command({
    name: "staff add",
    options: { role: "text", property: "text", name: "text?", url: "text?", "instead-of": "text?" },
    positionals: ["EMAIL"],
    run: async ({ atProperty, now, out }, { role, property, name, url, "instead-of": insteadOf }, [email]) => {
      const given = { ...(name === undefined ? {} : { name }), ...(insteadOf === undefined ? {} : { insteadOf }) };
      const staff = NewStaff.parse({ email, role, ...given });
      const secret = await atProperty(property, async (trx) => {
        refuseUnless(trx.actor, "staff:write");
        return makeSignInLink(trx, await addStaff(trx, staff, now), now);
      });
      const address = url ?? process.env["FOYER_URL"] ?? `http://localhost:${process.env["PORT"] ?? 3000}`;
      await out(`${address.replace(/\/$/, "")}/sign-in/link#${secret}\n`);
    },
  }),
];
