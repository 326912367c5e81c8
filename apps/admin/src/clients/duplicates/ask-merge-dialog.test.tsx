import { ClientId } from "@foyer/domain/clients/schema";
import { screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Inputs } from "../../kernel/api.ts";
import { refusal, renderScreen } from "../../kernel/testing.tsx";
import { AskMergeDialog } from "./ask-merge-dialog.tsx";

const [here, there] = [7, 9].map((id) => ClientId.parse(id));

function aDialog(answer: (input: Inputs["duplicates"]["proposeMerge"]) => { id: never }) {
  const closed: boolean[] = [];
  renderScreen(
    <AskMergeDialog
      opened
      file={{ id: here ?? ClientId.parse(7), name: "Bosch" }}
      onClose={() => void closed.push(true)}
    />,
    {
      role: "rep",
      api: {
        "tips.clients": () => [{ id: there ?? ClientId.parse(9), name: "Bosch GmbH", ownerName: "Lin" }],
        "duplicates.proposeMerge": answer,
      },
    },
  );
  return closed;
}

async function filled() {
  const send = await screen.findByRole("button", { name: "Ask" });
  expect(send).toHaveProperty("disabled", true);
  await userEvent.type(screen.getByRole("combobox", { name: "The other client" }), "bosch");
  await userEvent.click(await screen.findByRole("option", { name: "Bosch GmbH · Lin" }));
  await userEvent.click(screen.getByRole("radio", { name: "The other one stays" }));
  await userEvent.type(screen.getByLabelText("Why are they the same?"), "Same tax number");
  await userEvent.click(send);
}

test("says which client is the same, which file stays, and why", async () => {
  const sent: unknown[] = [];
  const closed = aDialog((input) => {
    sent.push(input);
    return { id: 1 as never };
  });
  await filled();
  await waitFor(() => expect(sent).toEqual([{ winnerId: 9, loserId: 7, reason: "Same tax number" }]));
  expect(await screen.findByText("A manager has been asked")).toBeTruthy();
  expect(closed).toEqual([true]);
});

test("what waits already is said", async () => {
  aDialog(() => {
    throw refusal("approvals.proposed-already");
  });
  await filled();
  expect(await screen.findByText("The same has been proposed and waits for a decision.")).toBeTruthy();
});
