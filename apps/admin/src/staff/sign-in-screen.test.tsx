import { Refusal } from "@foyer/domain/kernel/refusal";
import { screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import { aSession, refusal, renderScreen } from "../kernel/testing.tsx";
import { LinkScreen } from "./link-screen.tsx";
import { SignInScreen } from "./sign-in-screen.tsx";

const signedOut = () => {
  throw new Refusal("forbidden", "kernel.signed-out");
};

test("a wrong password says no more than that something is not right", async () => {
  renderScreen(<SignInScreen />, {
    path: "/sign-in",
    api: {
      "staff.session": signedOut,
      "staff.signIn": () => {
        throw refusal("staff.sign-in-failed");
      },
    },
  });
  await userEvent.type(screen.getByLabelText("Email"), "lin@lake.example");
  await userEvent.type(screen.getByLabelText("Password"), "wrong");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  expect((await screen.findByRole("alert")).textContent).toBe("The email or the password is not right.");
});

test("signing in leads to where one wanted to go, and sends what was typed", async () => {
  const sent: unknown[] = [];
  let session: "none" | "open" = "none";
  const { router } = renderScreen(<SignInScreen />, {
    path: "/sign-in",
    route: "/sign-in",
    api: {
      "staff.session": () => (session === "open" ? aSession("rep") : signedOut()),
      "staff.signIn": (input) => {
        sent.push(input);
        session = "open";
      },
    },
  });
  await userEvent.type(screen.getByLabelText("Email"), "lin@lake.example");
  await userEvent.type(screen.getByLabelText("Password"), "correct horse");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/"));
  expect(sent).toEqual([{ email: "lin@lake.example", password: "correct horse" }]);
});

test("opening a one-time link spends nothing; the button does", async () => {
  const spent: string[] = [];
  window.location.hash = "#LAKE.secret-1";
  const { router } = renderScreen(<LinkScreen />, {
    path: "/sign-in/link",
    route: "/sign-in/link",
    api: {
      "staff.signInByLink": ({ token }) => {
        spent.push(token);
      },
    },
  });
  const button = await screen.findByRole("button", { name: "Sign in" });
  expect(spent).toEqual([]);
  await userEvent.click(button);
  await waitFor(() => expect(router.state.location.pathname).toBe("/"));
  expect(spent).toEqual(["LAKE.secret-1"]);
  window.location.hash = "";
});
