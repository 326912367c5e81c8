import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const clientsPage = {
  purpose: phrase(
    "您能看到的每一位客户：在表格里直接查看、筛选、修改、批量处理；手机上是卡片。",
    "您能看到的每一位客戶：在表格裡直接檢視、篩選、修改、批次處理；手機上是卡片。",
    "Every client you may see: looked at, filtered, edited and changed in bulk right in the grid; on a phone as cards.",
  ),
  jobs: [
    {
      title: phrase("找到要的客户", "找到要的客戶", "Find the clients you want"),
      steps: [
        phrase(
          "在搜索框输入名称、英文名或编号，或选类别、等级、负责人。",
          "在搜尋框輸入名稱、英文名或編號，或選類別、等級、負責人。",
          "Type a name or reference into the search box, or choose class, tier or owner.",
        ),
        phrase(
          "要更细的条件，点[[changes.views.addFilter]]；列可以移动、调宽、隐藏，按表头排序。",
          "要更細的條件，點[[changes.views.addFilter]]；列可以移動、調寬、隱藏，按表頭排序。",
          "For more, press [[changes.views.addFilter]]; columns move, widen and hide, and headers sort.",
        ),
        phrase(
          "点[[changes.views.menu]]存成视图：只给自己、给所有人，或作为某个职务的默认；复制链接给同事，打开就是同样的内容。",
          "點[[changes.views.menu]]存成檢視：只給自己、給所有人，或作為某個職務的預設；複製連結給同事，開啟就是同樣的內容。",
          "Under [[changes.views.menu]] keep it as a view: for yourself, for everybody, or where a role begins; a copied link opens the same for a colleague.",
        ),
        phrase(
          "[[changes.views.colours]]让符合条件的行一眼可见。",
          "[[changes.views.colours]]讓符合條件的列一眼可見。",
          "[[changes.views.colours]] make rows that meet a condition stand out.",
        ),
      ],
    },
    {
      title: phrase("与同事同时工作", "與同事同時工作", "Work beside others"),
      steps: [
        phrase(
          "别人的修改会闪一下并直接显示，不用刷新。",
          "別人的修改會閃一下並直接顯示，不用重新整理。",
          "Others' edits flash and are shown as they happen; nothing needs reloading.",
        ),
        phrase(
          "断网后会自动接上，漏掉的会补上。",
          "斷網後會自動接上，漏掉的會補上。",
          "After a lost connection it goes on where it was cut.",
        ),
      ],
    },
    {
      title: phrase("修改资料", "修改資料", "Change what is on file"),
      steps: [
        phrase(
          "选一格直接输入，保存是自动的；右下角显示已保存。",
          "選一格直接輸入，儲存是自動的；右下角顯示已儲存。",
          "Choose a cell and type; it saves itself and says so.",
        ),
        phrase(
          "等级、负责人、类别从今天起生效，过去的得分和账龄不变。",
          "等級、負責人、類別從今天起生效，過去的得分和帳齡不變。",
          "Tier, owner and class hold from today; past scores and agings stay as they were.",
        ),
        phrase(
          "改错了按 Ctrl+Z；排序、刷新之后也能撤销。",
          "改錯了按 Ctrl+Z；排序、重新整理之後也能復原。",
          "Ctrl+Z takes it back, even after sorting or reloading.",
        ),
      ],
    },
    {
      title: phrase("新建客户", "新建客戶", "Add a client"),
      steps: [
        phrase(
          "点[[clients.add]]，填名称和类别即可。",
          "點[[clients.add]]，填名稱和類別即可。",
          "Press [[clients.add]]; a name and a class will do.",
        ),
        phrase(
          "如果已有相似的客户，系统会列出来并说明哪里相像，避免重复建档。",
          "如果已有相似的客戶，系統會列出來並說明哪裡相像，避免重複建檔。",
          "If one like it is there already, it is shown with what is alike, so that nobody gets two files.",
        ),
      ],
    },
    {
      title: phrase("批量处理", "批次處理", "Change many at once"),
      steps: [
        phrase(
          "勾选若干行，或勾表头再选全部符合条件的。",
          "勾選若干行，或勾表頭再選全部符合條件的。",
          "Tick rows, or tick the header and take all that match.",
        ),
        phrase(
          "在[[clients.bulk.bar]]里选更换负责人、加标签、设置类别或归档。",
          "在[[clients.bulk.bar]]裡選更換負責人、加標籤、設定類別或封存。",
          "Under [[clients.bulk.bar]] choose to assign an owner, add a tag, set the class or archive.",
        ),
        phrase(
          "先看会改几家、几家不动和原因，再确认。",
          "先看會改幾家、幾家不動和原因，再確認。",
          "See first how many would change, how many stay and why; then confirm.",
        ),
        phrase(
          "做完后可以整批撤销；之后又被别人改过的保持现状。",
          "做完後可以整批復原；之後又被別人改過的保持現狀。",
          "It can be taken back as a whole; what somebody changed since stays as it is.",
        ),
      ],
    },
    {
      title: phrase("导出", "匯出", "Export"),
      steps: [
        phrase(
          "导出的就是当前视图：同样的行、列和遮盖，并留下记录。",
          "匯出的就是當前檢視：同樣的列、列和遮蓋，並留下記錄。",
          "The file is the view: the same rows, columns and masks, and it is put on record.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("[[clients.fields.tier]]", "[[clients.fields.tier]]", "[[clients.fields.tier]]"),
      meaning: phrase(
        "A：消费强、来得勤、忠诚、潜力大；B：稳定，略低于 A；C：消费一般、往来少；潜在：有意向、尚无业务。",
        "A：消費強、來得勤、忠誠、潛力大；B：穩定，略低於 A；C：消費一般、往來少；潛在：有意向、尚無業務。",
        "A: strong spending, frequent, loyal, large potential; B: steady, somewhat below; C: ordinary, few dealings; potential: interested, no business yet.",
      ),
      clauses: ["A3.6", "A3.7", "A3.8", "A3.9"],
    },
    {
      name: phrase("[[clients.fields.class]]", "[[clients.fields.class]]", "[[clients.fields.class]]"),
      meaning: phrase(
        "商务、休闲散客、休闲团队、会议、长住；政府、协会、旅行社和散客属于其他。",
        "商務、休閒散客、休閒團隊、會議、長住；政府、協會、旅行社和散客屬於其他。",
        "Business, leisure individual and group, conference, long stay; government, association, travel agency and casual are the policy's “other”.",
      ),
      clauses: ["A3.1", "A3.2", "A3.3", "A3.4", "A3.5"],
    },
    {
      name: phrase(
        "[[clients.fields.completeness]]",
        "[[clients.fields.completeness]]",
        "[[clients.fields.completeness]]",
      ),
      meaning: phrase(
        "该类别需要的资料中已填写的比例，按重要程度加权。",
        "該類別需要的資料中已填寫的比例，按重要程度加權。",
        "The weighted share of what a client of its class should have on file.",
      ),
      clauses: ["A2.5", "A2.6"],
    },
    {
      name: phrase("[[clients.fields.staleOn]]", "[[clients.fields.staleOn]]", "[[clients.fields.staleOn]]"),
      meaning: phrase(
        "到这一天还没有核实就算过期：A 级 90 天，B 级 120 天，C 级和潜在 180 天。",
        "到這一天還沒有核實就算過期：A 級 90 天，B 級 120 天，C 級和潛在 180 天。",
        "After this day the file counts as stale unless verified: tier A 90 days, B 120, C and potential 180.",
      ),
      clauses: ["A2.7", "B1.2"],
    },
  ],
  troubles: [
    {
      says: phrase("红色的格子", "紅色的格子", "A red cell"),
      means: phrase(
        "值没有保存，原值还在；停在格子上看原因。",
        "值沒有儲存，原值還在；停在格子上看原因。",
        "The value was not taken and the old one stands; the cell says why.",
      ),
    },
    {
      says: phrase("已遮盖的电话", "已遮蓋的電話", "A masked phone"),
      means: phrase(
        "表格里只显示一部分。要看完整号码，到客户档案里点[[clients.contacts.reveal]]并写明原因。",
        "表格裡只顯示一部分。要看完整號碼，到客戶檔案裡點[[clients.contacts.reveal]]並寫明原因。",
        "The grid shows a part. Open the file, press [[clients.contacts.reveal]] and give a reason to see all of it.",
      ),
    },
  ],
  see: ["clients-id", "keyboard", "search", "imports"],
} satisfies GuidePage;
