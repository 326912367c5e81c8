import { refuseConstraint } from "@foyer/db/kernel/constraint";
import { type Trx, withActor } from "@foyer/db/kernel/fence";
import { recordDenied } from "@foyer/db/staff/mutations";
import { type Act, can, refuseUnless } from "@foyer/domain/kernel/permissions";
import { Refusal, type RefusalDetails } from "@foyer/domain/kernel/refusal";
import { initTRPC, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import type { Context } from "./context.ts";

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

function failureOf(error: TRPCError): Omit<FailureData, "requestId"> {
  const { cause } = error;
  if (cause instanceof Refusal) return { code: cause.code, kind: cause.kind, details: cause.details };
  if (cause instanceof ZodError)
    return {
      code: "kernel.input-not-valid",
      kind: "invalid",
      details: { fields: [...new Set(cause.issues.map((issue) => issue.path.join(".")))].slice(0, 20) },
    };
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

/** A refusal travels as the status its kind maps to; everything else stays a bug. What somebody may not do is recorded. */
const spoken = t.middleware(async ({ ctx, next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof Refusal) {
    const refusal = result.error.cause;
    if (refusal.code === "permission.missing" && ctx.actor)
      await recordDenied(ctx.house.db, ctx.actor, { act: String(refusal.details["act"]), at: ctx.now });
    throw new TRPCError({ code: codes[refusal.kind], cause: refusal, message: refusal.code });
  }
  return result;
});

/** For the door itself: sign-in. Opens no transaction. */
export const open = t.procedure.meta({ act: "public" }).use(spoken);

const signedIn = t.procedure.use(spoken).use(({ ctx, next }) => {
  if (!ctx.actor || !ctx.tokenHash) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next({ ctx: { ...ctx, actor: ctx.actor, tokenHash: ctx.tokenHash } });
});

/**
 * The only way in: checks the permission, then opens one fenced transaction (read-only for a query).
 * `next()` returns errors instead of throwing them, so rethrow or the rollback is lost.
 */
export const may = (act: Act) =>
  signedIn.meta({ act }).use(({ ctx, type, next }) => {
    refuseUnless(can(ctx.actor, act), act);
    return withActor(ctx.house.db, { ...ctx.actor, readOnly: type === "query" }, async (trx: Trx) => {
      const result = await next({ ctx: { ...ctx, trx } });
      if (!result.ok) throw refused(result.error);
      return result;
    });
  });

/**
 * For what begins outside the property's fence: one's own session, an attempt to count. Who enters the fence after it does so
 * by `withActor`, never within another's transaction: a request that holds a connection and waits for a second one waits for
 * ever once all are taken by its like.
 */
export const mayOutside = (act: Act) =>
  signedIn.meta({ act }).use(({ ctx, next }) => {
    refuseUnless(can(ctx.actor, act), act);
    return next({ ctx });
  });
