import { z } from "zod";
import { grants } from "./grants.ts";
import type { PropertyId, StaffId } from "./ids.ts";
import { Refusal } from "./refusal.ts";

export const roles = ["director", "manager", "rep", "finance", "desk", "admin", "auditor"] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** How far a grant reaches: the rows one owns, one's team's, the property's, or all properties of the group. */
export const scopes = ["own", "team", "property", "group"] as const;
export type Scope = (typeof scopes)[number];

export const acts = [
  "absences:ask",
  "absences:decide",
  "activities:read",
  "activities:write",
  "approvals:read",
  "changes:read",
  "clients:export",
  "clients:read",
  "clients:write",
  "contacts:read",
  "contacts:reveal",
  "contacts:write",
  "credit:approve",
  "credit:book",
  "credit:hold",
  "credit:propose",
  "credit:read",
  "credit:standing",
  "credit:write",
  "documents:read",
  "documents:write",
  "dunning:call",
  "dunning:ladder",
  "dunning:sign",
  "duplicates:ask",
  "duplicates:merge",
  "duplicates:read",
  "exports:approve",
  "imports:ledger",
  "imports:read",
  "imports:sales",
  "jobs:cancel",
  "jobs:read",
  "messages:read",
  "messages:write",
  "production:export",
  "production:read",
  "properties:read",
  "properties:technical",
  "properties:write",
  "receivables:export",
  "receivables:figures",
  "receivables:read",
  "receivables:write",
  "roles:approve",
  "scores:compute",
  "scores:read",
  "session:own",
  "staff:hand-over",
  "staff:read",
  "staff:write",
  "stays:read",
  "surveys:own",
  "surveys:read",
  "surveys:write",
  "targets:read",
  "targets:write",
  "tips:decide",
  "tips:send",
  "views:share",
] as const;
export const Act = z.enum(acts);
export type Act = z.infer<typeof Act>;

/** Who acts, at which property, in which role. The system acts for nobody and may everything (imports by command, the worker). */
export type Actor =
  | { readonly kind: "staff"; readonly staffId: StaffId; readonly role: Role; readonly propertyId: PropertyId }
  | {
      readonly kind: "system";
      readonly propertyId: PropertyId;
      /** On whose behalf: the record of change names this person. */
      readonly worksFor?: StaffId;
    };

/** Whom the record of change names: the person who acts, or on whose behalf the house does; nobody when it acts of itself. */
export const answerable = (actor: Actor): StaffId | null =>
  actor.kind === "staff" ? actor.staffId : (actor.worksFor ?? null);

export const scopeOf = (actor: Actor, act: Act): Scope | undefined =>
  actor.kind === "system" ? "property" : grants[actor.role][act];

export const can = (actor: Actor, act: Act): boolean => scopeOf(actor, act) !== undefined;

/** The acts of a role, so that screens hide what the api would refuse. */
export const actsOf = (role: Role): Act[] => acts.filter((act) => grants[role][act] !== undefined);

/** Refuses by the name of the act, which the words turn into who can grant it. */
export function refuseUnless(actor: Actor, act: Act): void {
  if (!can(actor, act)) throw new Refusal("forbidden", "permission.missing", { act });
}
