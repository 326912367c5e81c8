import type { z } from "zod";
import { approvalsEvents } from "./approvals/events/schema.ts";
import { clientsEvents } from "./clients/events/schema.ts";
import { creditHoldEvents } from "./credit/holds/events/schema.ts";
import { importsEvents } from "./imports/events/schema.ts";
import { jobsEvents } from "./jobs/events/schema.ts";
import { dunningEvents } from "./receivables/dunning/events/schema.ts";
import { staffEvents } from "./staff/events/schema.ts";

/** The register of events that reach a person's inbox: one line per capability. */
export const events = {
  ...jobsEvents,
  ...importsEvents,
  ...staffEvents,
  ...clientsEvents,
  ...approvalsEvents,
  ...dunningEvents,
  ...creditHoldEvents,
};

export type EventName = keyof typeof events;
export type EventDetails<Name extends EventName> = z.infer<(typeof events)[Name]["details"]>;
