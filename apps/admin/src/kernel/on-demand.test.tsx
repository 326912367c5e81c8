import { render, screen } from "@testing-library/react";
import { Suspense } from "react";
import { expect, test } from "vitest";
import { onDemand } from "./on-demand.tsx";

const Greeting = ({ name }: { name: string }) => <p>Welcome, {name}</p>;

test("what was fetched ahead is shown at once", async () => {
  const Later = onDemand(async () => Greeting);
  await Later.ahead();
  render(<Later name="Wang" />);
  expect(screen.getByText("Welcome, Wang")).toBeTruthy();
});

test("what is needed sooner is waited for, and what did not come is fetched again", async () => {
  let turn = 0;
  const Later = onDemand(async () => {
    turn += 1;
    if (turn === 1) throw new TypeError("no line");
    return Greeting;
  });
  await Later.ahead();
  render(
    <Suspense fallback="one moment">
      <Later name="Li" />
    </Suspense>,
  );
  expect(screen.getByText("one moment")).toBeTruthy();
  expect(await screen.findByText("Welcome, Li")).toBeTruthy();
});
