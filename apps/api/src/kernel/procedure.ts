import { refuseConstraint } from "@foyer/db/kernel/constraint";
import { recordDenied } from "@foyer/db/staff/mutations";
import { openSession, SessionEnded, type StaffActor, withSession } from "@foyer/db/staff/sessions/mutations";
import { type Act, refuseUnless } from "@foyer/domain/kernel/permissions";
import { Refusal, type RefusalDetails } from "@foyer/domain/kernel/refusal";
import { initTRPC, TRPCError } from "@trpc/server";
import { z, ZodError } from "zod";
import type { Context } from "./context.ts";
import { refuseUnreadable } from "./input.ts";

export interface Meta {
  /** What a signed-in person must be allowed to do; `public` says on purpose that nobody need be signed in. */
  readonly act: Act | "public";
}

/** What a screen learns of a failure: a code to put into words, the values they need, and a number to ask IT about. */
export interface FailureData {
  readonly code: string;
  readonly kind: Refusal["kind"] | "bug";
  readonly details: RefusalDetails;
  readonly requestId: string | null;
}

const codes = {
  invalid: "BAD_REQUEST",
  forbidden: "FORBIDDEN",
  "not-found": "NOT_FOUND",
  conflict: "CONFLICT",
} as const satisfies Record<Refusal["kind"], TRPCError["code"]>;

/** What a schema itself calls what it refuses, such as an amount of nothing. */
const namedIn = (error: ZodError): string | undefined =>
  error.issues
    .map((issue) => (issue.code === "custom" ? z.string().safeParse(issue.params?.["code"]).data : undefined))
    .find((code) => code !== undefined);

function failureOf(error: TRPCError): Omit<FailureData, "requestId"> {
  const { cause } = error;
  if (cause instanceof Refusal) return { code: cause.code, kind: cause.kind, details: cause.details };
  if (cause instanceof ZodError)
    return {
      code: namedIn(cause) ?? "kernel.input-not-valid",
      kind: "invalid",
      details: { fields: [...new Set(cause.issues.map((issue) => issue.path.join(".")))].slice(0, 20) },
    };
  if (error.code === "BAD_REQUEST" || error.code === "PARSE_ERROR")
    return { code: "kernel.input-not-valid", kind: "invalid", details: {} };
  if (error.code === "METHOD_NOT_SUPPORTED") return { code: "kernel.method-not-allowed", kind: "invalid", details: {} };
  if (error.code === "UNAUTHORIZED") return { code: "kernel.signed-out", kind: "forbidden", details: {} };
  if (error.code === "NOT_FOUND") return { code: "kernel.unknown-procedure", kind: "not-found", details: {} };
  return { code: "kernel.bug", kind: "bug", details: {} };
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) => {
      const failure = failureOf(error);
      return {
        ...shape,
        message: failure.code,
        data: {
          httpStatus: shape.data.httpStatus,
          failure: { ...failure, requestId: ctx?.requestId ?? null } satisfies FailureData,
        },
      };
    },
  });

export const router = t.router;

/** The refusal inside a tRPC error, also one that the database made; else the error itself. */
function refused(error: TRPCError): Error {
  const cause = refuseConstraint(error.cause);
  return cause instanceof Refusal ? cause : error;
}

/** A refusal travels as the status its kind maps to; everything else stays a bug. */
const spoken = t.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof Refusal) {
    const refusal = result.error.cause;
    throw new TRPCError({ code: codes[refusal.kind], cause: refusal, message: refusal.code });
  }
  return result;
});

const readable = t.procedure.use(spoken).use(async ({ getRawInput, next }) => {
  refuseUnreadable(await getRawInput());
  return next();
});

/** For the door itself: sign-in. Opens no transaction. */
export const open = readable.meta({ act: "public" });

const withToken = readable.use(({ ctx, next }) => {
  if (!ctx.tokenHash) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next({ ctx: { ...ctx, tokenHash: ctx.tokenHash } });
});

/** What a page of one hotel asks must never be answered, or written, by another that its person has switched to elsewhere. */
function refuseOtherProperty({ shownProperty }: Pick<Context, "shownProperty">, actor: StaffActor): void {
  if (shownProperty !== undefined && shownProperty !== actor.propertyId)
    throw new Refusal("conflict", "kernel.other-property");
}

async function recordRefused({ house, now }: Pick<Context, "house" | "now">, actor: StaffActor, error: unknown) {
  if (error instanceof Refusal && error.code === "permission.missing")
    await recordDenied(house.db, actor, { act: String(error.details["act"]), at: now });
}

/** For one's own session alone: it is there before its person has accepted the duty. (A2.8) */
export const beforeDuty = { beforeDuty: true } as const;

/**
 * The only way in: opens one fenced transaction (read-only for a query) with the session's rights, and checks the
 * permission in it. `next()` returns errors instead of throwing them, so rethrow or the rollback is lost. What somebody may
 * not do is recorded.
 */
export const may = (act: Act, session: Partial<typeof beforeDuty> = {}) =>
  withToken.meta({ act }).use(async ({ ctx, type, next }) => {
    const { db } = ctx.house;
    let came: StaffActor | undefined;
    const asked = { ...session, tokenHash: ctx.tokenHash, now: ctx.now, readOnly: type === "query" };
    try {
      return await withSession(db, asked, async (trx, actor) => {
        came = actor;
        refuseOtherProperty(ctx, actor);
        refuseUnless(actor, act);
        const result = await next({ ctx: { ...ctx, actor, trx } });
        if (!result.ok) throw refused(result.error);
        return result;
      });
    } catch (error) {
      if (error instanceof SessionEnded) throw new TRPCError({ code: "UNAUTHORIZED" });
      if (came) await recordRefused(ctx, came, error);
      throw error;
    }
  });

/**
 * For what begins outside the property's fence: one's own session, an attempt to count. Who enters the fence after it does so
 * by `withActor`, never within another's transaction: a request that holds a connection and waits for a second one waits for
 * ever once all are taken by its like.
 */
export const mayOutside = (act: Act, session: Partial<typeof beforeDuty> = {}) =>
  withToken.meta({ act }).use(async ({ ctx, next }) => {
    const { db } = ctx.house;
    const actor = await openSession(db, { ...session, tokenHash: ctx.tokenHash, now: ctx.now });
    if (!actor) throw new TRPCError({ code: "UNAUTHORIZED" });
    if (act !== "session:own") refuseOtherProperty(ctx, actor);
    try {
      refuseUnless(actor, act);
      const result = await next({ ctx: { ...ctx, actor } });
      if (!result.ok) throw refused(result.error);
      return result;
    } catch (error) {
      await recordRefused(ctx, actor, error);
      throw error;
    }
  });
