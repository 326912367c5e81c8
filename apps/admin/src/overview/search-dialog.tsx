import { Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ClientForm } from "../clients/client-form.tsx";
import { Drawer, usePhone } from "../kernel/drawer.tsx";
import style from "./search-dialog.module.css";
import { SearchPanel } from "./search-panel.tsx";
import type { Entry } from "./use-palette.ts";
import { useRecent } from "./use-recent.ts";

/** The way to everything by keyboard: screens, what can be begun, clients and persons. On a phone it fills the screen. */
export function SearchDialog({ opened, times, onClose }: { opened: boolean; times: number; onClose: () => void }) {
  const { t } = useTranslation();
  const small = usePhone();
  const navigate = useNavigate();
  const { items, note } = useRecent();
  const [adding, setAdding] = useState(false);
  const choose = ({ title, does }: Entry) => {
    if (does === null) return;
    onClose();
    if (does === "add-client") {
      setAdding(true);
      return;
    }
    note({ kind: does.recent, to: does.to, title });
    void navigate(does.to);
  };
  return (
    <>
      <Modal
        opened={opened}
        onClose={onClose}
        title={t("overview.search.title")}
        withCloseButton={false}
        fullScreen={small}
        centered={false}
        yOffset="12vh"
        size={640}
        padding={0}
        radius={small ? 0 : "lg"}
        classNames={{ header: "foyer-visually-hidden", body: style["body"] ?? "", content: style["content"] ?? "" }}
        transitionProps={{ duration: 0 }}
      >
        <SearchPanel key={times} recent={items} onChoose={choose} onClose={onClose} />
      </Modal>
      <Drawer opened={adding} onClose={() => setAdding(false)} title={t("overview.search.newClient")}>
        <ClientForm onDone={() => setAdding(false)} />
      </Drawer>
    </>
  );
}
