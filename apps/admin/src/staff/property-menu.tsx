import { Menu } from "@mantine/core";
import { IconBuilding, IconChevronDown } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useTRPC } from "../kernel/api.ts";
import { useForgetEverything, useSession } from "../kernel/session.tsx";

interface PropertySwitchProps {
  className: string;
  nameClassName: string;
}

/** For those who work at several hotels of the group: go on at another one, from its home page. */
export function PropertySwitch({ className, nameClassName }: PropertySwitchProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const navigate = useNavigate();
  const forget = useForgetEverything();
  const { property, properties } = useSession();
  const change = useMutation(
    trpc.staff.switchProperty.mutationOptions({
      onSuccess: async () => {
        await navigate("/");
        await forget();
      },
    }),
  );
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <button
          type="button"
          className={className}
          aria-label={t("kernel.labelled", { label: t("staff.account.switchProperty"), value: property.name })}
        >
          <IconBuilding size={18} stroke={1.6} aria-hidden />
          <span className={nameClassName}>{property.name}</span>
          <IconChevronDown size={14} stroke={1.8} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("staff.account.switchProperty")}</Menu.Label>
        {properties.map((each) => (
          <Menu.RadioItem
            key={each.id}
            value={String(each.id)}
            checked={each.id === property.id}
            onChange={() => change.mutate({ propertyId: each.id })}
          >
            {each.name}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
