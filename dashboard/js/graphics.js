// Whether the browser draws with a graphics processor or counts every pixel itself. It may refuse a context that would be slow;
// where it gives one all the same, the name of what draws says so.
const COUNTED = /swiftshader|llvmpipe|softpipe|software|basic render/i;
export default function ({ setStateValue }) {
  const context = document.createElement("canvas").getContext("webgl2", { failIfMajorPerformanceCaveat: true });
  const named = context?.getExtension("WEBGL_debug_renderer_info");
  const name = context?.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : context.RENDERER);
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  setStateValue("answer", context && !COUNTED.test(name) ? "processor" : "none");
}
