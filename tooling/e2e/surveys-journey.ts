import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addDays, businessDate, now, TimeZone } from "@foyer/domain/kernel/time";
import { expect, test } from "vitest";
import { eventually, filled, type House, said } from "./house.ts";

const hotel = { code: "PINE", name: "松林酒店" };
const guest = { name: "王芳", mail: "wang.fang@songtao.example" };

/** Where it is about noon now: mail may go out, and no midnight is near. */
function noonZone(): TimeZone {
  const hours = 12 - Number(now().slice(11, 13));
  return TimeZone.parse(hours === 0 ? "Etc/GMT" : `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}`);
}

/** A hotel, its manager, a client with a contact. Answers the manager's way in. */
async function openHotel({ stack }: House, zone: TimeZone): Promise<string> {
  const start = addDays(businessDate(now(), zone), -60);
  await stack.foyer(
    `property add ${hotel.code} --name ${hotel.name} --currency CNY --time-zone ${zone} --start-date ${start}`,
  );
  const clients = join(stack.dataDir, "clients.csv");
  writeFileSync(
    clients,
    `reference,name,kind,class,tier,contact,mail\nP-1,松涛文化有限公司,organisation,business,A,${guest.name},${guest.mail}\n`,
  );
  await stack.foyer(`import clients ${clients} --property ${hotel.code}`);
  return stack.foyer(`staff add qin.lan@pine.example --name 秦岚 --role manager --property ${hotel.code}`);
}

async function guestStayed({ stack }: House, zone: TimeZone): Promise<void> {
  const departure = addDays(businessDate(now(), zone), -2);
  const stays = join(stack.dataDir, "stays.csv");
  writeFileSync(
    stays,
    `client,contact,confirmation,arrival,departure,status,roomRevenue\nP-1,${guest.name},N-1,${addDays(departure, -1)},${departure},completed,688.00\n`,
  );
  await stack.foyer(`import stays ${stays} --property ${hotel.code}`);
}

/** Bytes that were written as plain signs to travel. */
const unwrapped = (text: string): Buffer =>
  Buffer.from(
    text
      .replaceAll(/=\r?\n/g, "")
      .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    "latin1",
  );

/** The HTML of the only mail in the hotel's mail folder, as the guest's mail program shows it. */
function letterIn(dataDir: string): string {
  const folder = join(dataDir, "mail", hotel.code);
  const mails = readdirSync(folder);
  expect(mails).toHaveLength(1);
  const mail = readFileSync(join(folder, mails[0] ?? ""), "utf8");
  expect(mail).toContain(`To: ${guest.mail}`);
  const part = mail.split(/\r?\n--/).find((each) => each.includes("Content-Type: text/html")) ?? "";
  const [head = "", ...body] = part.split(/\r?\n\r?\n/);
  const text = body.join("\n");
  const file = join(dataDir, "letter.html");
  writeFileSync(file, head.includes("quoted-printable") ? unwrapped(text) : Buffer.from(text, "base64"));
  return file;
}

export function surveysJourney(house: () => House): void {
  test("after a stay the worker invites; the guest answers in two taps without script, once; the answer shows", async () => {
    const zone = noonZone();
    const { stack } = house();
    const manager = await openHotel(house(), zone);
    const mails = await house().visitBy(manager, "pine", "/settings/mail");
    const addresses = said.messages.addresses;
    await mails.getByLabel(addresses.address).fill(guest.mail);
    await mails.getByRole("button", { name: addresses.lookUp }).click();
    await mails.getByLabel(addresses.version).fill("登记卡 2026");
    await mails.getByRole("button", { name: addresses.record }).click();
    await mails.getByRole("button", { name: addresses.withdraw }).waitFor();

    await guestStayed(house(), zone);
    await stack.inviteGuests(hotel.code);
    const subject = filled(said.surveys.letter.subject, { hotel: hotel.name });
    const sent = mails.getByRole("row").filter({ hasText: said.messages.statuses.sent });
    await eventually(async () => {
      await mails.reload();
      await mails.getByRole("heading", { level: 1 }).waitFor();
      await mails.getByRole("button", { name: addresses.lookUp }).waitFor();
      return sent.filter({ hasText: subject }).count();
    }).toBe(1);
    await mails.getByRole("button", { name: subject }).click();
    const shown = mails.getByRole("dialog");
    await shown.getByText("w***@songtao.example").waitFor();
    await shown.frameLocator("iframe").getByText(`${guest.name}，您好`).waitFor();

    const phone = { language: "zh-Hans", width: 390, height: 844, touch: true, script: false } as const;
    const letter = await house().stranger(`file://${letterIn(stack.dataDir)}`, phone);
    const [survey] = await Promise.all([
      letter.context().waitForEvent("page"),
      letter.getByRole("link", { name: "9", exact: true }).tap(),
    ]);
    await survey.getByRole("heading", { name: said.surveys.page.title }).waitFor();
    const address = survey.url();
    expect(new URL(address).origin).toBe(stack.url);
    await survey.getByRole("button", { name: said.surveys.page.send }).tap();
    await survey.getByText(said.surveys.page.thanks).waitFor();

    await survey.goto(address);
    await survey.getByText(said.kernel.closedLink).first().waitFor();
    expect(await survey.getByRole("button").count()).toBe(0);

    const results = await house().visitBy(manager, "pine", "/surveys");
    await results.getByRole("link", { name: new RegExp(said.surveys.nps) }).click();
    const behind = results.getByRole("dialog");
    await behind.getByText("9 / 10").waitFor();
    await behind.getByRole("link", { name: "松涛文化有限公司" }).waitFor();
  });
}
