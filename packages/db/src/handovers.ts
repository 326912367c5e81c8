import { stepsHandOver } from "./activities/hand-over/queries.ts";
import { clientsHandOver, collaborationsHandOver } from "./clients/hand-over/mutations.ts";
import { clientsHeld } from "./clients/hand-over/queries.ts";
import { tipsHandOver } from "./clients/tips/queries.ts";
import type { HandOverRegister } from "./staff/hand-over/queries.ts";

/** The register of what moves when a person leaves: one line per kind of thing. */
export const handOvers: HandOverRegister = {
  clients: clientsHeld,
  parts: [clientsHandOver, collaborationsHandOver, stepsHandOver, tipsHandOver],
};
