// The picture as a file.

import { fileName, type Origin, origin } from "../../export/origin.js";
import { hand } from "../../export/save.js";
import { t } from "../../i18n/index.js";
import type { Picture } from "../../picture/picture.js";
import type { Drawn } from "./drawn.js";

const ID = "save-graph";
type End = "svg" | "png" | "gexf" | "graphml";

/** The code that makes files is fetched when the first is asked for. */
async function made(end: End, picture: Picture, graph: Drawn, from: Origin): Promise<Blob> {
  if (end === "graphml") return (await import("./graphml.js")).graphml(picture.scene, graph, from);
  if (end === "gexf") return (await import("./gexf.js")).gexf(picture.scene, graph, from);
  const files = await import("../../picture/files.js");
  const { address, version, at } = from;
  if (end === "svg") return files.svgFile(picture, [address, version, at].join("\n"));
  return files.png(picture, { Source: address, Comment: version, "Creation Time": at, Software: "Tongchou" });
}

export function SaveButton({ graph, picture, name }: { graph: Drawn; picture: Picture | null; name: string }) {
  const words = t.value.graph;
  const save = async (end: End) => {
    if (!picture) return;
    hand(await made(end, picture, graph, await origin(name)), await fileName(name, end));
    document.getElementById(ID)?.hidePopover();
  };
  return (
    <>
      <button type="button" class="quiet" popovertarget={ID}>
        {words.save}
      </button>
      <div id={ID} popover="auto" class="menu" role="dialog" aria-label={words.save_title}>
        <h2>{words.save_title}</h2>
        <button type="button" onClick={() => void save("png")}>
          {words.save_png}
        </button>
        <button type="button" onClick={() => void save("svg")}>
          {words.save_svg}
        </button>
        <button type="button" onClick={() => void save("gexf")}>
          {words.save_gexf}
        </button>
        <button type="button" onClick={() => void save("graphml")}>
          {words.save_graphml}
        </button>
        <p class="small">{words.save_note}</p>
      </div>
    </>
  );
}
