import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { aClient } from "@foyer/db/clients/factory";
import { documentLimit } from "@foyer/domain/files/attachments/schema";
import { afterAll, describe, expect, test } from "vitest";
import { openTestHouse, origin } from "../kernel/testing.ts";
import { startServer } from "../server.ts";

const dataDir = await mkdtemp(join(tmpdir(), "foyer-documents-"));
const house = await openTestHouse(startServer, { dataDir });
afterAll(async () => {
  await house.close();
  await rm(dataDir, { recursive: true });
});

const property = await house.database.aProperty();
const other = await house.database.aProperty();
const cookies = {
  manager: await house.signIn("manager", property),
  rep: await house.signIn("rep", property),
  desk: await house.signIn("desk", property),
  finance: await house.signIn("finance", property),
  stranger: await house.signIn("manager", other),
};
const client = await house.database.committed(property, (trx) => aClient(trx, { name: "云山科技" }));

const pdf = (text = "one") => `%PDF-1.7\n${text}\n%%EOF`;

const send = (
  cookie: string,
  name: string,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream,
  row: number = client,
) =>
  fetch(
    house.at(`/api/upload/documents?${new URLSearchParams({ subject: "client", row: String(row), name }).toString()}`),
    {
      method: "POST",
      headers: { origin, "x-foyer": "1", "content-type": "application/octet-stream", cookie },
      body,
      ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
    },
  );

const codeOf = async (response: Response): Promise<unknown> => {
  const { error } = (await response.json()) as { error: { data: { failure: { code: string } } } };
  return error.data.failure.code;
};
const idOf = async (response: Response): Promise<number> => ((await response.json()) as { id: number }).id;
const list = async (cookie: string, row: number = client) =>
  house.ask(cookie, "files.attachments", { subject: "client", row });

describe("a document of a client", () => {
  test("is taken in, listed with who and when, and given back as an attachment that no browser guesses about", async () => {
    const id = await idOf(await send(cookies.manager, "合同 2026.pdf", pdf()));
    expect((await list(cookies.finance)).data).toMatchObject([
      { id, name: "合同 2026.pdf", kind: "pdf", size: pdf().length },
    ]);
    const file = await house.get(`/api/export/document?id=${id}`, { cookie: cookies.finance });
    expect(file.text).toBe(pdf());
    expect(file.headers.get("content-type")).toBe("application/pdf");
    expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename\*=UTF-8''%E5%90%88/);
    expect(file.headers.get("x-content-type-options")).toBe("nosniff");
    expect(file.headers.get("content-security-policy")).toContain("default-src");
    // twice the same is one
    expect(await idOf(await send(cookies.manager, "合同 2026.pdf", pdf()))).toBe(id);
  });

  test("reaches whom the client reaches, and nobody else", async () => {
    const id = await idOf(await send(cookies.manager, "a.pdf", pdf("reach")));
    for (const cookie of [cookies.rep, cookies.stranger]) {
      expect((await list(cookie)).code).toBe("files.not-found");
      expect((await house.get(`/api/export/document?id=${id}`, { cookie })).status).toBe(404);
      expect(await codeOf(await send(cookie, "x.pdf", pdf()))).toBe("files.not-found");
      expect((await house.send(cookie, "files.archive", { id })).code).toBe("files.not-found");
    }
    expect((await list(cookies.desk)).code).toBe("permission.missing");
    expect(await codeOf(await send(cookies.finance, "x.pdf", pdf()))).toBe("permission.missing");
    expect((await house.ask(cookies.manager, "files.attachments", { subject: "__proto__", row: 1 })).code).toBe(
      "files.not-found",
    );
    expect((await house.get(`/api/export/document?id=${id}`)).status).toBe(403);
  });

  test("is what its bytes are, whatever it is called", async () => {
    const refused: [string, string | Uint8Array<ArrayBuffer>][] = [
      ["invoice.pdf", "<script>alert(1)</script>"],
      ["logo.png", '<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>'],
      ["setup.pdf", "MZ\u0000\u0000"],
      ["report.docx", "PK\u0003\u0004 and nothing more"],
      ["a.txt", "plain"],
    ];
    for (const [name, body] of refused)
      expect([name, await codeOf(await send(cookies.manager, name, body))]).toEqual([name, "files.kind-refused"]);
    expect(await codeOf(await send(cookies.manager, "empty.pdf", ""))).toBe("files.empty");
    await send(cookies.manager, "../../../etc/cron.d/passwd.exe", pdf("named"));
    const { data } = await list(cookies.manager);
    expect(data).toContainEqual(expect.objectContaining({ name: "passwd.exe.pdf" }));
  });

  test("may have 20 MB and not a byte more; what is refused leaves nothing behind", async () => {
    const full = new Uint8Array(documentLimit);
    full.set(new TextEncoder().encode("%PDF-1.7"));
    expect((await send(cookies.manager, "full.pdf", full)).status).toBe(200);
    const before = await readdir(join(dataDir, "files", String(property)));
    const more = new Uint8Array(documentLimit + 1);
    more.set(new TextEncoder().encode("%PDF-1.7"));
    const outcome = await send(cookies.manager, "more.pdf", more).then(codeOf, () => "cut off");
    expect(["files.too-large", "cut off"]).toContain(outcome);
    expect(await readdir(join(dataDir, "files", String(property)))).toEqual(before);
    const { data } = await list(cookies.manager);
    expect(JSON.stringify(data)).not.toContain("more.pdf");
  });

  test("leaves the list when it is removed, on record", async () => {
    const id = await idOf(await send(cookies.manager, "old.pdf", pdf("old")));
    expect((await house.send(cookies.manager, "files.archive", { id })).status).toBe(200);
    expect(JSON.stringify((await list(cookies.manager)).data)).not.toContain("old.pdf");
    expect((await house.get(`/api/export/document?id=${id}`, { cookie: cookies.manager })).status).toBe(404);
    const acts = await house.database.committed(property, (trx) =>
      trx
        .selectFrom("changeField")
        .innerJoin("change", "change.number", "changeField.number")
        .select("change.act")
        .where("changeField.propertyId", "=", property)
        .where("change.propertyId", "=", property)
        .where("changeField.subject", "=", "attachment")
        .where("changeField.rowId", "=", id)
        .orderBy("change.number")
        .execute(),
    );
    expect(acts.map(({ act }) => act)).toEqual(["files.attach", "files.archive"]);
  });

  test("of a file that was merged stands at the one it went into", async () => {
    const [winner, loser] = await house.database.committed(property, async (trx) => [
      await aClient(trx, { name: "一" }),
      await aClient(trx, { name: "二" }),
    ]);
    const id = await idOf(await send(cookies.manager, "moved.pdf", pdf("moved"), loser));
    const merged = await house.send(cookies.manager, "duplicates.merge", { winnerId: winner, loserId: loser });
    expect(merged.status).toBe(200);
    expect((await list(cookies.manager, winner)).data).toMatchObject([{ id, name: "moved.pdf" }]);
    expect((await house.get(`/api/export/document?id=${id}`, { cookie: cookies.manager })).text).toBe(pdf("moved"));
  });
});
