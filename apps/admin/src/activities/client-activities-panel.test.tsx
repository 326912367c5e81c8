import { ClientId } from "@foyer/domain/clients/schema";
import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { refusal, renderScreen } from "../kernel/testing.tsx";
import { CadencePanel } from "./cadence-panel.tsx";
import { ClientActivitiesPanel } from "./client-activities-panel.tsx";

const clientId = ClientId.parse(9);
const notOurs = () => {
  throw refusal("clients.not-found");
};

test("of a client outside one's team the file says whose these parts are, and offers no entry", async () => {
  renderScreen(
    <>
      <ClientActivitiesPanel clientId={clientId} />
      <CadencePanel clientId={clientId} />
    </>,
    { role: "rep", api: { "activities.ofClient": notOurs, "activities.cadenceOfClient": notOurs } },
  );
  await waitFor(() => expect(screen.getAllByText("Only the owner's team sees this part.")).toHaveLength(2));
  expect(screen.queryByText("There is no such client.")).toBeNull();
  expect(screen.queryByRole("link", { name: "Log an activity" })).toBeNull();
});
