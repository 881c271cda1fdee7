// Asks the preview server for what is new, and reloads the page or shows what is wrong.
const shown = Number(new URL(document.currentScript.src).searchParams.get("v"));

(async () => {
  let after = -1;
  let box = null;

  const hide = () => {
    box?.remove();
    box = null;
  };

  const show = (html) => {
    hide();
    box = document.createElement("div");
    const root = box.attachShadow({ mode: "open" });
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/__cchc/live.css";
    const panel = document.createElement("div");
    panel.className = "panel";
    panel.setAttribute("role", "alert");
    panel.innerHTML = html;
    panel.querySelector("button").addEventListener("click", hide);
    root.append(style, panel);
    document.body.append(box);
  };

  for (;;) {
    try {
      const answer = await fetch(`/__cchc/state?after=${after}`, { cache: "no-store" });
      const state = await answer.json();
      if (state.version === after) continue;
      after = state.version;
      if (state.faults) show(state.faults);
      else if (state.site !== shown) location.reload();
      else hide();
    } catch {
      // The server was stopped, or starts anew.
      await new Promise((wait) => setTimeout(wait, 1000));
    }
  }
})();
