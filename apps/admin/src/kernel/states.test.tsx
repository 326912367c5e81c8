import { useQuery } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import { Answer } from "./answer.tsx";
import { useTRPC } from "./api.ts";
import { refusal, renderScreen } from "./testing.tsx";

function Count() {
  const trpc = useTRPC();
  const count = useQuery(trpc.changes.count.queryOptions({ grid: "clients" }));
  return (
    <Answer query={count} isEmpty={(data) => data === 0} empty={<p>nobody</p>}>
      {(data) => <p>{data} clients</p>}
    </Answer>
  );
}

test("a failure says so with its request id, and Retry asks again", async () => {
  let broken = true;
  renderScreen(<Count />, {
    api: {
      "changes.count": () => {
        if (broken) throw new Error("the disk is full at /var/lib");
        return 12;
      },
    },
  });
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("Something went wrong.");
  expect(alert.textContent).toContain("req-7");
  expect(alert.textContent).not.toContain("disk");
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Retry" }));
  expect(await screen.findByText("12 clients")).toBeTruthy();
});

test("a refusal is spoken in the reader's language and has no request id", async () => {
  renderScreen(<Count />, {
    language: "zh-Hant",
    api: {
      "changes.count": () => {
        throw refusal("clients.not-found");
      },
    },
  });
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("沒有這家客戶。");
  expect(alert.textContent).not.toContain("req-7");
});

test("what was shown before stays when refreshing it fails", async () => {
  let answers = 0;
  const { queryClient } = renderScreen(<Count />, {
    api: {
      "changes.count": () => {
        answers += 1;
        if (answers > 1) throw new Error("gone");
        return 3;
      },
    },
  });
  await screen.findByText("3 clients");
  await queryClient.invalidateQueries();
  expect((await screen.findByRole("alert")).textContent).toContain("from before");
  expect(screen.getByText("3 clients")).toBeTruthy();
});

test("nothing there is not an error", async () => {
  renderScreen(<Count />, { api: { "changes.count": () => 0 } });
  expect(await screen.findByText("nobody")).toBeTruthy();
});
