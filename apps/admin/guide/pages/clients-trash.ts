import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const clientsTrashPage = {
  purpose: phrase(
    "已归档的客户：谁、何时、为什么归档，随时可以恢复。",
    "已封存的客戶：誰、何時、為什麼封存，隨時可以恢復。",
    "Archived clients with who, when and why; each can be restored at any time.",
  ),
  jobs: [
    {
      title: phrase("恢复一位客户", "恢復一位客戶", "Restore a client"),
      steps: [
        phrase(
          "找到它，点恢复；档案和全部记录都还在。",
          "找到它，點恢復；檔案和全部記錄都還在。",
          "Find it and restore it; the file and all its records are as they were.",
        ),
        phrase(
          "被合并掉的档案在查重页面拆开。",
          "被合併掉的檔案在查重頁面拆開。",
          "A file that was merged away is parted on the duplicates page.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("删除", "刪除", "Deleting"),
      meaning: phrase(
        "没有人能删除客户，只能归档；需要清除个人资料时由专门的手续办理。",
        "沒有人能刪除客戶，只能封存；需要清除個人資料時由專門的手續辦理。",
        "Nobody deletes a client; it is archived. Erasing a person is an act of its own.",
      ),
      clauses: ["A2.7"],
    },
  ],
  see: ["clients", "clients-id"],
} satisfies GuidePage;
