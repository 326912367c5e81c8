import { Avatar, Menu } from "@mantine/core";
import { IconKey, IconLogout, IconShieldLock } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useSession } from "../kernel/session.tsx";
import style from "./account-menu.module.css";
import { PasswordForm } from "./password-form.tsx";
import { useSignOut } from "./use-sign-out.ts";

/** A Chinese name is known by its surname, others by the first letters of the first and last word. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? "")][0] ?? "";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return `${first}${last}`.toUpperCase();
}

export function AccountMenu() {
  const { t } = useTranslation();
  const { me, role } = useSession();
  const [settingPassword, setSettingPassword] = useState(false);
  const signOut = useSignOut();
  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <button
            type="button"
            className={style["account"]}
            aria-label={t("kernel.labelled", { label: t("kernel.header.account"), value: me.name })}
          >
            <Avatar size={32} color="pine" variant="light" aria-hidden>
              {initialsOf(me.name)}
            </Avatar>
            <span className={style["person"]}>
              {me.name}
              <span className={style["role"]}>{t(`staff.roles.${role}`)}</span>
            </span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{me.email}</Menu.Label>
          <Menu.Item leftSection={<IconKey size={16} stroke={1.6} />} onClick={() => setSettingPassword(true)}>
            {t("staff.account.setPassword")}
          </Menu.Item>
          <Menu.Item component={Link} to="/duty" leftSection={<IconShieldLock size={16} stroke={1.6} />}>
            {t("staff.duty.title")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => signOut.mutate()}>
            {t("staff.account.signOut")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <PasswordForm opened={settingPassword} onClose={() => setSettingPassword(false)} />
    </>
  );
}
