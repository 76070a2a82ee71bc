import { language, t } from "../i18n/index.js";
import { ExportButton } from "../export/Export.js";
import { SearchBox } from "../search/SearchBox.js";
import { go, question } from "../state/url.js";
import { Link } from "../ui/Link.js";
import { WHOLE } from "../views/registry.js";
import { openHelp } from "./Help.js";

export function Header() {
  const words = t.value;
  const other = language.value === "en" ? "zh" : "en";
  return (
    <header>
      <Link class="brand" to={question({})}>
        {words.title}
      </Link>
      <SearchBox />
      <div class="tools">
        <Whole />
        <ExportButton />
        <button type="button" class="quiet" lang={other === "en" ? "en" : "zh-CN"} onClick={() => go({ lang: other })}>
          {words.language_other}
        </button>
        <button type="button" class="quiet" aria-label={words.help} title={words.help} onClick={openHelp}>
          ?
        </button>
      </div>
    </header>
  );
}

const MENU = "whole";

/** The views of the whole graph, from everywhere; on a small screen the first page has them. */
function Whole() {
  const words = t.value;
  return (
    <>
      <button type="button" class="quiet wide" popovertarget={MENU}>
        {words.whole}
      </button>
      <nav id={MENU} popover="auto" class="menu" aria-label={words.whole}>
        {WHOLE.map(({ name, word }) => (
          <Link key={name} to={question({ view: name })} onOpen={() => document.getElementById(MENU)?.hidePopover()}>
            {words[word]}
          </Link>
        ))}
      </nav>
    </>
  );
}
