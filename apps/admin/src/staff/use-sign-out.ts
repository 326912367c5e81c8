import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useTRPC } from "../kernel/api.ts";
import { refusalText } from "../kernel/refusal-text.ts";
import { useForgetEverything } from "../kernel/session.tsx";

/** Ends one's session and goes back to the door, with nothing left of what was read. */
export function useSignOut() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const navigate = useNavigate();
  const forget = useForgetEverything();
  return useMutation(
    trpc.staff.signOut.mutationOptions({
      onSuccess: async () => {
        await navigate("/sign-in");
        await forget();
      },
      onError: (error) => void notifications.show({ message: refusalText(error, t), color: "brick" }),
    }),
  );
}
