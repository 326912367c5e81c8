import { AttachmentId } from "@foyer/domain/files/attachments/schema";
import { Instant } from "@foyer/domain/kernel/time";
import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import type { Outputs } from "../kernel/api.ts";
import { renderScreen } from "../kernel/testing.tsx";
import { DocumentsPanel } from "./documents-panel.tsx";

type Document = Outputs["files"]["attachments"][number];

const contract: Document = {
  id: AttachmentId.parse(4),
  name: "Contract.pdf",
  kind: "pdf",
  at: Instant.parse("2026-03-05T02:00:00.000Z"),
  size: 3 * 1_048_576,
  by: "Lin",
};

afterEach(() => vi.unstubAllGlobals());

/** What the upload's own address answers; everything else goes where it always goes. */
function answering(status: number, body: unknown) {
  const sent: string[] = [];
  const real = globalThis.fetch;
  vi.stubGlobal("fetch", (input: RequestInfo | URL, init?: RequestInit) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.includes("/api/upload/")) return real(input, init);
    sent.push(url);
    return Promise.resolve(Response.json(body, { status }));
  });
  return sent;
}

const panel = (documents: () => Document[], more: object = {}) =>
  renderScreen(<DocumentsPanel subject="client" row={7} mayAdd />, {
    role: "manager",
    api: { "files.attachments": documents, ...more },
  });

test("a document stands with its size, who sent it and when, and is fetched as a file", async () => {
  panel(() => [contract]);
  const link = await screen.findByRole("link", { name: "Contract.pdf" });
  expect(link.getAttribute("href")).toBe("/api/export/document?id=4");
  expect(screen.getByText(/PDF · 3 MB · Lin/)).toBeTruthy();
});

test("one is added under its name", async () => {
  const documents: Document[] = [];
  const sent = answering(200, { id: 4 });
  panel(() => documents);
  await screen.findByText("No documents yet.");
  const input = document.querySelector<HTMLInputElement>("input[type=file]") ?? document.createElement("input");
  documents.push(contract);
  await userEvent.upload(input, new File(["%PDF-"], "Contract.pdf", { type: "application/pdf" }));
  expect(await screen.findByRole("link", { name: "Contract.pdf" })).toBeTruthy();
  expect(sent).toEqual(["/api/upload/documents?subject=client&row=7&name=Contract.pdf"]);
});

test("what is not taken is refused by its name", async () => {
  const failure = { code: "files.kind-refused", kind: "invalid", details: { name: "setup.pdf" }, requestId: "r" };
  answering(400, { error: { message: failure.code, data: { failure } } });
  panel(() => []);
  await screen.findByText("No documents yet.");
  const input = document.querySelector<HTMLInputElement>("input[type=file]") ?? document.createElement("input");
  await userEvent.upload(input, new File(["MZ"], "setup.pdf", { type: "application/pdf" }));
  expect(await screen.findByText(/^setup\.pdf is not taken/)).toBeTruthy();
});

test("removing is asked once more", async () => {
  const removed: unknown[] = [];
  panel(() => [contract], { "files.archive": (input: unknown) => void removed.push(input) });
  await userEvent.click(await screen.findByRole("button", { name: /Remove.*Contract\.pdf/ }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.click(within(dialog).getByRole("button", { name: "Remove" }));
  await waitFor(() => expect(removed).toEqual([{ id: 4 }]));
});

test("who may only read adds and removes nothing", async () => {
  renderScreen(<DocumentsPanel subject="client" row={7} mayAdd={false} />, {
    role: "finance",
    api: { "files.attachments": () => [contract] },
  });
  await screen.findByRole("link", { name: "Contract.pdf" });
  expect(screen.queryByRole("button", { name: /Remove|Add/ })).toBeNull();
});
