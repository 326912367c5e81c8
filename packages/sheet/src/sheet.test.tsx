import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, describe, expect, test } from "vitest";
import { type Client, columns, makeClient } from "../example/clients.ts";
import { createMemoryServer } from "../example/memory-server.ts";
import { words } from "../example/words.ts";
import { Sheet } from "./sheet.tsx";
import type { SheetProps } from "./sheet-props.ts";

const clients = Array.from({ length: 3 }, (_, index) => makeClient(index));

function sheet(more: Partial<SheetProps<Client>> = {}) {
  const server = createMemoryServer(clients);
  const props: SheetProps<Client> = {
    columns,
    rows: clients,
    rowId: (row) => row.id,
    base: 0,
    save: server.save,
    words,
    locale: "en",
    theme: "light",
    ...more,
  };
  const element = (changed: Partial<SheetProps<Client>> = {}) => (
    <StrictMode>
      <div style={{ height: 400 }}>
        <Sheet {...props} {...changed} />
      </div>
    </StrictMode>
  );
  return { server, element, ...render(element()) };
}

afterEach(cleanup);

describe("the sheet on a page", () => {
  test("shows the host's rows, also when React mounts everything twice", async () => {
    sheet();
    expect(await screen.findByText("客户 3")).toBeTruthy();
    expect(screen.getByText("3 rows")).toBeTruthy();
  });

  test("follows the host's rows: changed, added and gone", async () => {
    const { element, rerender } = sheet();
    await screen.findByText("客户 3");
    rerender(element({ rows: [{ ...makeClient(0), name: "changed" }, makeClient(1), makeClient(2), makeClient(3)] }));
    expect(await screen.findByText("changed")).toBeTruthy();
    expect(await screen.findByText("客户 4")).toBeTruthy();
    rerender(element({ rows: [makeClient(1)] }));
    await waitFor(() => expect(screen.queryByText("changed")).toBeNull());
    expect(screen.getByText("1 rows")).toBeTruthy();
  });

  test("tells the host which row is active", async () => {
    const active: (string | undefined)[] = [];
    sheet({ onActiveRow: (row) => active.push(row?.id) });
    const cell = await screen.findByText("客户 2");
    act(() => {
      cell.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true, button: 0 }));
    });
    expect(active.at(-1)).toBe("2");
    expect(document.activeElement?.className).toContain("sheet-box");
  });
});
