export { default } from "../dist/openclaw.js";
