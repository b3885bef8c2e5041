// Loads the program with its progress, and says what is missing where it can't run.
import init from "./halfpipe.js";

const words = {
  en: {
    loading: "Loading …",
    wasm: "This browser can't run WebAssembly. A current Firefox, Chrome, Edge or Safari (16.4 or later) can.",
    webgl: "This browser has no WebGL, or it is switched off: halfpipe draws with it. Look for “hardware acceleration” or “WebGL” in the browser's settings.",
    fetch: "halfpipe could not be loaded. Reload the page to try again.",
    panicked: "halfpipe has stopped: that is a fault in the program. Reload the page to go on; the session is kept.",
  },
  zh: {
    loading: "正在加载……",
    wasm: "此浏览器无法运行 WebAssembly。请使用新版 Firefox、Chrome、Edge 或 Safari（16.4 及以上）。",
    webgl: "此浏览器没有 WebGL，或者 WebGL 已关闭：halfpipe 用它绘图。请在浏览器设置中查找“硬件加速”或“WebGL”。",
    fetch: "无法加载 halfpipe。请重新加载页面再试。",
    panicked: "halfpipe 已停止：这是程序的错误。重新加载页面即可继续，会话已保存。",
  },
};
const say = (navigator.language || "en").toLowerCase().startsWith("zh") ? words.zh : words.en;
const [loading, progress, message] = ["loading", "progress", "message"].map((id) => document.getElementById(id));

function stop(text, detail) {
  loading.hidden = false;
  progress.hidden = true;
  message.textContent = detail ? `${text}\n${detail}` : text;
}

// What the program tells.
window.tellHalfpipe = (what, text) => {
  if (what === "started") {
    loading.hidden = true;
    document.getElementById("halfpipe").focus();
    performance.mark("halfpipe-started");
  } else if (what === "said") {
    document.getElementById("said").textContent = text;
  } else {
    stop(what === "panicked" ? say.panicked : say.webgl, text);
  }
};

// simd128: v128.const and i8x16.popcnt in a function.
function runsSimd() {
  const code = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];
  return typeof WebAssembly === "object" && WebAssembly.validate(new Uint8Array(code));
}

function drawsWebGl() {
  const canvas = document.createElement("canvas");
  return ["webgl2", "webgl"].some((kind) => canvas.getContext(kind));
}

// The program, whose bytes are counted as they arrive; `size` is theirs after decompression.
async function counted(name, size) {
  const response = await fetch(name);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  let arrived = 0;
  const count = new TransformStream({
    transform(piece, out) {
      arrived += piece.byteLength;
      progress.value = Math.min(arrived / size, 1);
      out.enqueue(piece);
    },
  });
  return new Response(response.body.pipeThrough(count), { headers: { "Content-Type": "application/wasm" } });
}

message.textContent = say.loading;
if (!runsSimd()) {
  stop(say.wasm);
} else if (!drawsWebGl()) {
  stop(say.webgl);
} else {
  try {
    await init({ module_or_path: await counted("halfpipe_bg.wasm", WASM_BYTES) });
  } catch (error) {
    stop(say.fetch, error.message);
  }
}
