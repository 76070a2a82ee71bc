// The words shown for the graph's terms: Chinese, English.

export const LABELS = {
  Department: ["部门", "department"],
  Project: ["项目", "project"],
  Place: ["地方", "place"],
  Plan: ["规划", "plan"],
};

export const BASES = {
  explicit: ["本条写明", "stated by the task's own clause"],
  inherited: ["承前统一写明", "stated by a clause elsewhere that holds here"],
  subject: ["句中主语", "the subject of the sentence is told to act"],
  metadata: ["资料标注", "stated by metadata"],
};

export const ROLES = {
  牵头: "leads",
  负责: "responsible",
  配合: "cooperates",
  支持: "supports",
  提及: "named in it",
  下属: "names a part of it",
  境内: "names what lies in it",
};

// What stands in the place of a role where a sentence only names the thing.
export const RELATIONS = { 涉及: "提及", 属于: "下属", 位于: "境内" };

export const SUCCESSION = {
  predecessor: ["前身", "was before"],
  successor: ["后继", "became"],
};

// How a name was found, where neither it nor another name of the thing is what was typed.
export const HOWS = {
  key: ["拼音", "pinyin"],
  key_part: ["拼音", "pinyin"],
  slip: ["差一字", "one character off"],
  part: ["所问含此名", "part of what was asked"],
};

export const EXAMPLES = [
  ["省水利厅", "部门：它在哪些规划里负责什么", "a department"],
  ["机场三期", "项目：哪些规划都在推进它", "a project"],
  ["咸阳市", "地方：哪些任务涉及它", "a place"],
];
