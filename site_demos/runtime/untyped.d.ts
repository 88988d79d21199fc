// What the build puts beside the runtime: where Python is, and libraries under addresses of their own.

declare module "*/where.mjs" {
  export const PYTHON: string;
  export const MANIFEST: import("./types.d.ts").Manifest;
  export const WORKER: import("./types.d.ts").Delivery["files"];
}

declare module "*/vendor/morphdom.mjs" {
  export { default } from "morphdom";
}

declare module "*/vendor/purify.mjs" {
  export { default } from "dompurify";
}

declare module "*/vendor/editor.mjs" {
  export { edit } from "./editor/editor.mjs";
}
