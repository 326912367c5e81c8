import { access, mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { MailCarrier } from "./carrier.ts";
import { mime } from "./mime.ts";

/** The file of a mail is named by its Message-ID: writing it again changes nothing, and it can be asked for. */
const fileName = (headerId: string): string => `${headerId.replaceAll(/[^\w@.-]/g, "").replace(/@.*$/, "")}.eml`;

/** Keeps mails as files where no mail server is set, and for a demo property whatever is set. */
export const mailFolder = (folder: string): MailCarrier => ({
  name: "folder",
  async deliver(mail) {
    const file = join(folder, fileName(mail.headerId));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(`${file}.part`, await mime(mail), { mode: 0o600 });
    await rename(`${file}.part`, file);
    return { kind: "delivered" };
  },
  wasDelivered: (headerId) =>
    access(join(folder, fileName(headerId))).then(
      () => true,
      () => false,
    ),
});
