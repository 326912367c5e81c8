import { expect, test } from "vitest";
import { eventually, type House, said } from "./house.ts";

const { booking, exposure, holds } = said.credit;

export function creditJourney(house: () => House): void {
  test("a stay beyond the limit is held; the director lets the client go, and it passes", async () => {
    const finance = await house().visit("finance", "/credit?view=headroom");
    const list = finance.getByRole("table", { name: holds.views.headroom });
    await list.waitFor();
    await list.locator("tbody tr").last().getByRole("link").click();
    await finance.waitForURL(/\/clients\/\d+/);
    const panel = finance.getByRole("region", { name: exposure.title });
    const enter = async (amount: string) => {
      await panel.getByRole("button", { name: booking.bookStay }).click();
      const form = finance.getByRole("dialog");
      await form.getByLabel(booking.expected).fill(amount);
      return form;
    };

    const form = await enter("99000000");
    await form.getByText(booking.whatToDo).waitFor();
    expect(await form.getByRole("button", { name: booking.bookStay }).isDisabled()).toBe(true);
    await form.getByRole("button", { name: said.kernel.cancel }).click();

    await panel.getByRole("button", { name: holds.askOverride }).click();
    const ask = finance.getByRole("dialog");
    await ask.getByLabel(holds.upTo).fill("200000000");
    await ask.getByLabel(holds.reason).fill("年度大会，订金已到");
    await ask.getByRole("button", { name: holds.askOverride }).click();
    await ask.waitFor({ state: "detached" });

    const director = await house().visit("director", "/approvals");
    const proposal = director.getByRole("listitem").filter({ hasText: "年度大会，订金已到" });
    await proposal.getByRole("button", { name: said.approvals.accept, exact: true }).click();
    const sure = director.getByRole("dialog");
    await sure.getByRole("button", { name: said.approvals.accept, exact: true }).click();
    await eventually(() => proposal.innerText()).toContain(said.approvals.statuses.done);

    await finance.reload();
    const again = await enter("99000000");
    await again.getByText(booking.verdicts.passes).waitFor();
    await again.getByRole("button", { name: booking.bookStay }).click();
    await finance.getByText(booking.booked).waitFor();
    await panel.getByRole("button", { name: exposure.parts.reserved }).click();
    const rows = finance.getByRole("table", { name: exposure.parts.reserved });
    await eventually(() => rows.innerText()).toContain("99,000,000.00");
    expect(await rows.locator("tbody tr").count()).toBeGreaterThan(0);
  });
}
