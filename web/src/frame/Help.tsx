import { t } from "../i18n/index.js";
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
    [["g", "l"], words.key_view],
    [["Esc"], words.key_escape],
    [["?"], words.key_help],
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
      </dl>
      <label class="tick">
        <input type="checkbox" checked={singleKeys.value} onChange={toggleKeys} /> {words.keys_on}
      </label>
      <p class="small">{words.footer}</p>
    </dialog>
  );
}
