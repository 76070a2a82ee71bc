import { render } from "preact";
import { signal } from "@preact/signals";
const n = signal(0);
const root = document.querySelector("#app");
if (root) render(<button onClick={() => n.value++}>统筹 {n}</button>, root);
