// What is fetched when the first node is chosen.

export { Card } from "./Card.js";
export { Way } from "./Way.js";
