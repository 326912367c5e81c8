import { Agent, get } from "node:http";

export interface Asked {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** One request to the last byte of its answer; how many bytes that was. Anything but a 200 is an error. */
export function ask({ url, headers }: Asked, agent: Agent): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const request = get(url, { agent, headers }, (response) => {
    let bytes = 0;
    response.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
    });
    response.on("end", () =>
      response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${url} answered ${response.statusCode}`)),
    );
    response.on("error", reject);
  });
  request.on("error", reject);
  return promise;
}

export const connections = 8;

/** Requests per second that so many connections get, each asking again as soon as it has its answer. */
export async function requestsPerSecond(asked: Asked, seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  try {
    let answered = 0;
    const begun = performance.now();
    const end = begun + seconds * 1_000;
    const one = async () => {
      while (performance.now() < end) {
        await ask(asked, agent);
        answered += 1;
      }
    };
    await Promise.all(Array.from({ length: connections }, one));
    return (answered * 1_000) / (performance.now() - begun);
  } finally {
    agent.destroy();
  }
}
