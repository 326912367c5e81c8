import { Agent, get, type IncomingMessage, request } from "node:http";

export interface Asked {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads an answer to its last byte. Anything but a 200 is an error. */
function answered(url: string) {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const read = (response: IncomingMessage) => {
    const chunks: Buffer[] = [];
    response.on("data", (chunk: Buffer) => chunks.push(chunk));
    response.on("end", () =>
      response.statusCode === 200
        ? resolve(Buffer.concat(chunks))
        : reject(new Error(`${url} answered ${response.statusCode}`)),
    );
    response.on("error", reject);
  };
  return { promise, read, reject };
}

/** One question to the last byte of its answer; how many bytes that was. */
export async function ask({ url, headers }: Asked, agent: Agent): Promise<number> {
  const { promise, read, reject } = answered(url);
  get(url, { agent, headers }, read).on("error", reject);
  return (await promise).length;
}

/** One change, as the admin's own page sends it. */
export async function post({ url, headers }: Asked, body: string, agent: Agent): Promise<string> {
  const { promise, read, reject } = answered(url);
  const sent = { origin: "http://localhost", "content-type": "application/json", ...headers };
  request(url, { method: "POST", agent, headers: sent }, read).on("error", reject).end(body);
  return (await promise).toString();
}

export const connections = 8;

/** Requests per second that so many connections get, each asking again as soon as it has its answer. */
export async function requestsPerSecond(asked: Asked, seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  try {
    let count = 0;
    const begun = performance.now();
    const end = begun + seconds * 1_000;
    const one = async () => {
      while (performance.now() < end) {
        await ask(asked, agent);
        count += 1;
      }
    };
    await Promise.all(Array.from({ length: connections }, one));
    return (count * 1_000) / (performance.now() - begun);
  } finally {
    agent.destroy();
  }
}
