import { t } from "../i18n/index.js";
import { VIEWS } from "../views/registry.js";
import { singleKeys, toggleKeys } from "./keys.js";

const ID = "help";

export const openHelp = (): void => (document.getElementById(ID) as HTMLDialogElement | null)?.showModal();

export function Help() {
  const words = t.value;
  const keys: [string[], string][] = [
    [["/"], words.key_search],
    [["↑", "↓", "j", "k"], words.key_next],
    [["Enter"], words.key_open],
    [["[", "]"], words.key_panels],
    [["Esc"], words.key_escape],
    [["?"], words.key_help],
    [["n", "p"], words.key_marks],
    [["e", "c", "h", "w"], words.key_graph],
    [["Ctrl+Z"], words.key_undo],
  ];
  return (
    <dialog id={ID} aria-labelledby="help-title">
      <form method="dialog">
        <button class="quiet close" aria-label={words.close}>
          ✕
        </button>
      </form>
      <h2 id="help-title">{words.keys}</h2>
      <dl class="keys">
        {keys.map(([names, word]) => (
          <div key={word}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{word}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>g</kbd>
          </dt>
          <dd>
            {words.key_view}
            {VIEWS.map(({ name, word, key }) => (
              <span key={name} class="to">
                <kbd>{key}</kbd> {words[word]}
              </span>
            ))}
          </dd>
        </div>
      </dl>
      <label class="tick">
        <input type="checkbox" checked={singleKeys.value} onChange={toggleKeys} /> {words.keys_on}
      </label>
      <p class="small">{words.footer}</p>
    </dialog>
  );
}
