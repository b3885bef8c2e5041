// A worker: it gets the compiled program from the page, which then sends it work.
import init from "./halfpipe.js";

self.onmessage = async ({ data: module }) => {
  self.onmessage = null;
  await init({ module_or_path: module });
};
