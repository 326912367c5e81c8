import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const searchPage = {
  title: phrase("搜索与跳转（Ctrl+K）", "搜尋與跳轉（Ctrl+K）", "Search and go (Ctrl+K)"),
  purpose: phrase(
    "在任何页面按 Ctrl+K（Mac 上按 ⌘K）：去任何页面、新建、找客户和联系人。手机上点放大镜。",
    "在任何頁面按 Ctrl+K（Mac 上按 ⌘K）：去任何頁面、新建、找客戶和聯絡人。手機上點放大鏡。",
    "Press Ctrl+K (⌘K on a Mac) anywhere: go to any screen, begin something, find clients and contacts. On a phone, tap the magnifier.",
  ),
  jobs: [
    {
      title: phrase("找一位客户或联系人", "找一位客戶或聯絡人", "Find a client or a contact"),
      steps: [
        phrase(
          "输入名称的任何一部分：简体、繁体、英文、简称、曾用名都可以。",
          "輸入名稱的任何一部分：簡體、繁體、英文、簡稱、曾用名都可以。",
          "Type any part of a name: simplified or traditional Chinese, English, short or former names.",
        ),
        phrase(
          "也可以用拼音首字母（albb）或全拼（alibaba）。",
          "也可以用拼音首字母（albb）或全拼（alibaba）。",
          "Pinyin initials (albb) and full pinyin (alibaba) work as well.",
        ),
        phrase(
          "有人来电：输入完整的电话或邮箱，就知道是谁。号码要完整，只输入一部分是查不到的。",
          "有人來電：輸入完整的電話或信箱，就知道是誰。號碼要完整，只輸入一部分是查不到的。",
          "Somebody calls: type the whole phone number or mail address to learn who it is. Part of a number finds nothing.",
        ),
        phrase(
          "用 ↑ ↓ 选择，Enter 打开；用输入法选字时的 Enter 不会打开。",
          "用 ↑ ↓ 選擇，Enter 開啟；用輸入法選字時的 Enter 不會開啟。",
          "Choose with ↑ ↓, open with Enter; the Enter that picks a candidate of an input method opens nothing.",
        ),
      ],
    },
    {
      title: phrase("去一个页面或新建", "去一個頁面或新建", "Go to a screen, or begin something"),
      steps: [
        phrase(
          "输入页面名称的一部分，三种语言都认。",
          "輸入頁面名稱的一部分，三種語言都認。",
          "Type part of a screen's name, in any of the three languages.",
        ),
        phrase(
          "[[overview.search.create]]下是可以马上开始的事：新建客户、记录沟通、导入文件。",
          "[[overview.search.create]]下是可以馬上開始的事：新建客戶、記錄溝通、匯入檔案。",
          "Under [[overview.search.create]] is what you can begin at once: a client, an activity, an import.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("同事的客户", "同事的客戶", "A colleague's client"),
      meaning: phrase(
        "业务员能看到名称和负责人，不能打开，也查不到其中的联系人和号码。",
        "業務員能看到名稱和負責人，不能開啟，也查不到其中的聯絡人和號碼。",
        "A rep sees its name and owner, cannot open it, and finds none of its contacts or numbers.",
      ),
      clauses: ["A2.8", "A2.9"],
    },
    {
      name: phrase("号码查询", "號碼查詢", "Looking up numbers"),
      meaning: phrase(
        "只有可以显示号码的人能用完整号码查人，每天最多 200 次；查不到与没有权限看到的答复完全一样。",
        "只有可以顯示號碼的人能用完整號碼查人，每天最多 200 次；查不到與沒有許可權看到的答覆完全一樣。",
        "Only those who may reveal a number find people by it, at most 200 times a day; the answer is the same whether nobody has the number or somebody you may not see.",
      ),
      clauses: ["A2.8"],
    },
    {
      name: phrase("[[overview.search.recent]]", "[[overview.search.recent]]", "[[overview.search.recent]]"),
      meaning: phrase(
        "只保存在这个浏览器标签页里，退出登录即清除。",
        "只儲存在這個瀏覽器標籤頁裡，退出登入即清除。",
        "Kept in this browser tab alone and forgotten when you sign out.",
      ),
      clauses: ["A2.8"],
    },
  ],
  troubles: [
    {
      says: phrase(
        "尝试次数过多，请过一会儿再试。",
        "嘗試次數過多，請過一會兒再試。",
        "Too many attempts. Please try again in a while.",
      ),
      means: phrase(
        "今天查的完整号码已到上限；按名称查找不受影响。",
        "今天查的完整號碼已到上限；按名稱查詢不受影響。",
        "Today's limit of whole numbers is used up; searching by name goes on.",
      ),
    },
  ],
  see: ["clients", "keyboard"],
} satisfies GuidePage;
