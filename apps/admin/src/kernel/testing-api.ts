import { Refusal, type RefusalDetails } from "@foyer/domain/kernel/refusal";
import type { ChangeSetsRouter } from "@foyer/api/router";
import { type inferRouterInputs, type inferRouterOutputs, initTRPC } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { http } from "msw";
import type { Inputs, Outputs } from "./api.ts";

/** What answers nothing is typed as never on the wire. */
type Awaitable<T> = [T] extends [never] ? void | Promise<void> : T | Promise<T>;
type Capability = keyof Inputs;
type Path = { [C in Capability]: `${C}.${keyof Inputs[C] & string}` }[Capability];
type Fake<C extends Capability, P> = P extends keyof Inputs[C] & keyof Outputs[C]
  ? (input: Inputs[C][P]) => Awaitable<Outputs[C][P]>
  : never;

/** What the api answers in a test: the real procedures' names, inputs and outputs; anything else asked is an error. */
export type FakeApi = {
  readonly [K in Path]?: K extends `${infer C extends Capability}.${infer P}` ? Fake<C, P> : never;
};

type SetInputs = inferRouterInputs<ChangeSetsRouter>;
type SetOutputs = inferRouterOutputs<ChangeSetsRouter>;
export type FakeChangeSets = { readonly [K in keyof SetInputs]?: (input: SetInputs[K]) => Awaitable<SetOutputs[K]> };

const t = initTRPC.create({
  errorFormatter: ({ shape, error }) => {
    const { cause } = error;
    const failure =
      cause instanceof Refusal
        ? { code: cause.code, kind: cause.kind, details: cause.details }
        : { code: "kernel.bug", kind: "bug", details: {} };
    return { ...shape, data: { ...shape.data, failure: { ...failure, requestId: "req-7" } } };
  },
});

type Answering = (input: unknown) => unknown;
type AnswerOf = (path: string) => Answering | undefined;

/** A router with just the procedures of one request: `clients.list` nests, `apply` of the change sets does not. */
function routerOf(paths: readonly string[], answerOf: AnswerOf, isQuery: boolean) {
  const open = t.procedure.input((input: unknown) => input);
  const procedureOf = (path: string) => {
    const reply = ({ input }: { input: unknown }) => {
      const answer = answerOf(path);
      if (!answer) throw new Error(`the test answers no ${path}`);
      return answer(input);
    };
    return isQuery ? open.query(reply) : open.mutation(reply);
  };
  const flat = paths.filter((path) => !path.includes("."));
  const nested = Map.groupBy(
    [...new Set(paths)].filter((path) => path.includes(".")),
    (path) => path.slice(0, path.indexOf(".")),
  );
  const routers = [...nested].map(([capability, members]) =>
    t.router({
      [capability]: t.router(
        Object.fromEntries(members.map((path) => [path.slice(capability.length + 1), procedureOf(path)])),
      ),
    }),
  );
  return t.mergeRouters(...flat.map((path) => t.router({ [path]: procedureOf(path) })), ...routers);
}

/** A write that takes no input comes without a body; the server reads it as an empty one. */
const withBody = async (request: Request): Promise<Request> =>
  request.method === "POST" && (await request.clone().text()) === ""
    ? new Request(request.url, { method: "POST", headers: request.headers, body: "{}" })
    : request;

/** Answers the calls of a request, batched or not, by the functions of their names, over tRPC's real wire. */
export const serve = (endpoint: string, answerOf: AnswerOf) =>
  http.all(`*${endpoint}/:paths`, async ({ request, params }) => {
    const paths = String(params["paths"]).split(",");
    const router = routerOf(paths, answerOf, request.method === "GET");
    return fetchRequestHandler({ endpoint, req: await withBody(request), router });
  });

const isAnswering = (value: unknown): value is Answering => typeof value === "function";

export function answersIn(fakes: object): AnswerOf {
  return (path) => {
    const found: unknown = Reflect.get(fakes, path);
    return isAnswering(found) ? found : undefined;
  };
}

/** To be thrown by a fake: the api refuses. */
export const refusal = (code: string, details: RefusalDetails = {}) => new Refusal("invalid", code, details);
