import { phrase, type Words } from "../../kernel/words.ts";

/** The words of one client's file. */
export const clientFileWords = {
  back: phrase("全部客户", "全部客戶", "All clients"),
  owner: phrase("负责人：{{name}}", "負責人：{{name}}", "Owner: {{name}}"),
  basics: phrase("基本资料", "基本資料", "Basics"),
  otherTeam: phrase(
    "这部分只有负责人所在的团队可以查看。",
    "這部分只有負責人所在的團隊可以檢視。",
    "Only the owner's team sees this part.",
  ),
  needs: phrase("特殊需求", "特殊需求", "Special needs"),
  contacts: phrase("联系人", "聯絡人", "Contacts"),
  noContacts: phrase("还没有联系人。", "還沒有聯絡人。", "No contacts yet."),
  addContact: phrase("添加联系人", "新增聯絡人", "Add a contact"),
  contactAdded: phrase("联系人已添加", "聯絡人已新增", "The contact is added"),
  contact: {
    name: phrase("姓名", "姓名", "Name"),
    salutation: phrase("称呼", "稱謂", "Salutation"),
    title: phrase("职位", "職位", "Title"),
    decisionMaker: phrase("决策人", "決策人", "Decision maker"),
    language: phrase("语言", "語言", "Language"),
    mobile: phrase("手机号", "手機號碼", "Mobile"),
    mail: phrase("邮箱", "電子郵件", "Mail"),
    phone: phrase("电话", "電話", "Phone"),
    wechat: phrase("微信", "微信", "WeChat"),
    preferredChannel: phrase("首选联系方式", "首選聯絡方式", "Preferred channel"),
    birthday: phrase("生日", "生日", "Birthday"),
    birthYear: phrase("出生年份", "出生年份", "Birth year"),
  },
  reveal: phrase("显示", "顯示", "Reveal"),
  revealTitle: phrase("显示完整的{{field}}", "顯示完整的{{field}}", "Reveal the {{field}}"),
  revealLead: phrase(
    "显示会连同原因写进变更记录。",
    "顯示會連同原因寫進變更紀錄。",
    "Revealing is recorded together with your reason.",
  ),
  revealReason: phrase("为什么需要？", "為什麼需要？", "Why do you need it?"),
  noNeeds: phrase("没有登记偏好或特殊需求。", "沒有登記偏好或特殊需求。", "No preferences or special needs on file."),
} satisfies Words;
