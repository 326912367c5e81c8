import { z } from "zod";
import { ClientId } from "../schema.ts";

/** Why two files may be one client; what was found equal, never the value itself. */
const duplicateReasons = [
  "same-name",
  "same-words",
  "same-brand",
  "like-brand",
  "like-name",
  "slip",
  "short-form",
  "initials",
  "known",
  "other-language",
  "same-phone",
  "same-mail",
  "same-wechat",
  "same-address",
  "like-address",
  "other-address",
] as const;
export const DuplicateReason = z.enum(duplicateReasons);
export type DuplicateReason = z.infer<typeof DuplicateReason>;

/** Likely enough to be put forward, or so that a person has to look. */
export const DuplicateLevel = z.enum(["proposed", "review"]);
export type DuplicateLevel = z.infer<typeof DuplicateLevel>;

export const DuplicateStatus = z.enum(["open", "different", "merged"]);
export type DuplicateStatus = z.infer<typeof DuplicateStatus>;

export const DuplicateId = z.int().positive().brand<"DuplicateId">();
export type DuplicateId = z.infer<typeof DuplicateId>;

/** A page of pairs, the likeliest first. */
export const DuplicatePage = z.strictObject({
  status: DuplicateStatus.default("open"),
  level: DuplicateLevel.optional(),
  clientId: ClientId.optional(),
  after: z.strictObject({ score: z.int().min(0).max(1_000), id: DuplicateId }).optional(),
  limit: z.int().min(1).max(200).default(50),
});
export type DuplicatePage = z.infer<typeof DuplicatePage>;

export const JudgeDuplicate = z.strictObject({ id: DuplicateId });

/** What is being typed into a new file. */
export const TypedClient = z.strictObject({
  names: z.array(z.string().max(5_000)).min(1).max(4),
  phone: z.string().max(40).optional(),
  mail: z.string().max(254).optional(),
});
export type TypedClient = z.infer<typeof TypedClient>;
