import { render } from "preact";

import { App } from "./frame/App.js";
import "./style/index.css";

const root = document.getElementById("app");
if (root) render(<App />, root);
