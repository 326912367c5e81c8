import { z } from "zod";
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
  "documents:read",
  "documents:write",
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

type Grants = Partial<Record<Act, Scope>>;

const everyone: Grants = { "session:own": "own", "jobs:read": "own" };

/** The default grants (trust.md's table of roles); a property stores only differences. (A2.9) */
const grants: Record<Role, Grants> = {
  director: {
    ...everyone,
    "absences:decide": "property",
    "activities:read": "property",
    "approvals:read": "property",
    "changes:read": "property",
    "clients:export": "property",
    "clients:read": "property",
    "contacts:read": "property",
    "contacts:reveal": "property",
    "documents:read": "property",
    "duplicates:merge": "property",
    "duplicates:read": "property",
    "exports:approve": "property",
    "imports:read": "property",
    "jobs:cancel": "property",
    "jobs:read": "property",
    "messages:read": "property",
    "messages:write": "property",
    "production:export": "property",
    "production:read": "property",
    "properties:read": "property",
    "properties:technical": "property",
    "properties:write": "property",
    "receivables:export": "property",
    "receivables:read": "property",
    "roles:approve": "property",
    "scores:compute": "property",
    "scores:read": "property",
    "staff:hand-over": "property",
    "staff:read": "property",
    "stays:read": "property",
    "surveys:read": "property",
    "surveys:write": "property",
    "targets:read": "property",
    "targets:write": "property",
    "tips:send": "own",
    "views:share": "property",
  },
  manager: {
    ...everyone,
    "absences:ask": "own",
    "absences:decide": "team",
    "activities:read": "team",
    "activities:write": "team",
    "approvals:read": "own",
    "changes:read": "property",
    "clients:export": "property",
    "clients:read": "property",
    "clients:write": "property",
    "contacts:read": "team",
    "contacts:reveal": "property",
    "contacts:write": "team",
    "documents:read": "property",
    "documents:write": "property",
    "duplicates:merge": "property",
    "duplicates:read": "property",
    "imports:read": "property",
    "imports:sales": "property",
    "jobs:cancel": "property",
    "jobs:read": "property",
    "messages:read": "property",
    "messages:write": "property",
    "production:export": "property",
    "production:read": "property",
    "properties:read": "property",
    "receivables:read": "team",
    "scores:read": "team",
    "staff:hand-over": "team",
    "staff:read": "property",
    "stays:read": "property",
    "surveys:read": "property",
    "surveys:write": "property",
    "targets:read": "property",
    "targets:write": "team",
    "tips:decide": "team",
    "tips:send": "own",
    "views:share": "property",
  },
  rep: {
    ...everyone,
    "absences:ask": "own",
    "activities:read": "own",
    "activities:write": "own",
    "approvals:read": "own",
    "clients:read": "own",
    "clients:write": "own",
    "contacts:read": "own",
    "contacts:reveal": "own",
    "contacts:write": "own",
    "documents:read": "own",
    "documents:write": "own",
    "duplicates:ask": "own",
    "jobs:cancel": "own",
    "production:read": "own",
    "properties:read": "property",
    "receivables:read": "own",
    "scores:read": "own",
    "staff:read": "property",
    "stays:read": "own",
    "surveys:own": "own",
    "targets:read": "own",
    "tips:decide": "own",
    "tips:send": "own",
  },
  finance: {
    ...everyone,
    "approvals:read": "own",
    "clients:read": "property",
    "contacts:read": "property",
    "documents:read": "property",
    "imports:ledger": "property",
    "imports:read": "property",
    "jobs:cancel": "property",
    "jobs:read": "property",
    "production:read": "property",
    "properties:read": "property",
    "receivables:export": "property",
    "receivables:read": "property",
    "receivables:write": "property",
    "staff:read": "property",
    "stays:read": "property",
    "tips:send": "own",
  },
  desk: {
    ...everyone,
    "clients:read": "property",
    "contacts:read": "property",
    "contacts:reveal": "property",
    "jobs:cancel": "own",
    "properties:read": "property",
    "stays:read": "property",
    "tips:send": "own",
  },
  admin: {
    ...everyone,
    "approvals:read": "own",
    "jobs:cancel": "property",
    "jobs:read": "property",
    "messages:read": "property",
    "messages:write": "property",
    "properties:read": "property",
    "properties:technical": "property",
    "staff:read": "property",
    "staff:write": "property",
  },
  auditor: {
    ...everyone,
    "activities:read": "property",
    "approvals:read": "property",
    "changes:read": "property",
    "clients:read": "property",
    "contacts:read": "property",
    "documents:read": "property",
    "duplicates:read": "property",
    "imports:read": "property",
    "jobs:read": "property",
    "messages:read": "property",
    "production:read": "property",
    "properties:read": "property",
    "receivables:export": "property",
    "receivables:read": "property",
    "scores:read": "property",
    "staff:read": "property",
    "stays:read": "property",
    "surveys:read": "property",
    "targets:read": "property",
  },
};

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
