import { ActionIcon, Kbd } from "@mantine/core";
import { useHotkeys, useOs } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { usePhone } from "../kernel/drawer.tsx";
import { SearchDialog } from "./search-dialog.tsx";
import style from "./search-menu.module.css";

interface Opening {
  readonly opened: boolean;
  /** Which opening it is: each begins with an empty field, also one that comes before the last was seen to close. */
  readonly times: number;
}
const openOnce = ({ times }: Opening): Opening => ({ opened: true, times: times + 1 });
const close = ({ times }: Opening): Opening => ({ opened: false, times });
const toggle = (now: Opening): Opening => (now.opened ? close(now) : openOnce(now));

/** The search's place in the header, and its keys: Ctrl+K, ⌘K on a Mac, from wherever one is. */
export function Search() {
  const { t } = useTranslation();
  const small = usePhone();
  const os = useOs();
  const [{ opened, times }, set] = useState<Opening>({ opened: false, times: 0 });
  // at once, so that the very next key is typed into the field and not into what lies below
  useHotkeys([["mod+K", () => flushSync(() => set(toggle))]], [], true);
  const open = () => set(openOnce);
  return (
    <>
      {small ? (
        <ActionIcon size="lg" aria-label={t("overview.search.button")} aria-haspopup="dialog" onClick={open}>
          <IconSearch size={19} stroke={1.6} />
        </ActionIcon>
      ) : (
        <button
          type="button"
          className={style["button"]}
          aria-haspopup="dialog"
          aria-keyshortcuts="Control+K Meta+K"
          onClick={open}
        >
          <IconSearch size={16} stroke={1.6} aria-hidden />
          <span className={style["label"]}>{t("overview.search.button")}</span>
          <Kbd size="xs" aria-hidden>
            {os === "macos" ? "⌘ K" : "Ctrl K"}
          </Kbd>
        </button>
      )}
      <SearchDialog opened={opened} times={times} onClose={() => set(close)} />
    </>
  );
}
