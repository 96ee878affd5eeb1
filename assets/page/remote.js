
// The facilitator's remote: the script of the step, and the few keys that a
// room needs. The first phone that opens the page has it.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const base = location.pathname.replace(/\/+$/, "");
  const key = "roundtable/remote/" + base;
  const by = (id) => document.getElementById(id);
  const tell = (words) => { by("connection").textContent = words; };
  let secret = "";
  try { secret = sessionStorage.getItem(key) || ""; } catch { /* a private window */ }
  const ask = (route, body) => fetch(base + "/" + route, {
    cache: "no-store",
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    headers: { "x-secret": secret, ...(body === undefined ? {} : { "content-type": "application/json" }) },
  });
  let step = -1;
  let is_sure = false;
  const press = async (what, name = "") => {
    is_sure = false;
    try {
      const answer = await ask("press", { key: what, name });
      tell(answer.ok ? "" : "The room is closed.");
      setTimeout(look, 300);
    } catch { tell("No connection. Try again."); }
  };
  const away = () => {
    const list = make("div", undefined, "names");
    for (const name of data.people) list.append(button(name, () => { press("away", name); draw(); }));
    list.append(button("Back", draw));
    by("view").replaceChildren(make("h1", "Who is away, or here again?"), list);
  };
  const draw = () => {
    const now = data.steps[step];
    const parts = [];
    if (now) {
      parts.push(make("h1", now.name), make("p", "\u201c" + now.say + "\u201d", "large"));
      for (const line of now.script) parts.push(make("p", line));
    } else {
      parts.push(make("h1", "No workshop is running"));
    }
    const stack = make("div", undefined, "stack");
    stack.append(
      button(is_sure ? "Reveal everything now?" : "Reveal", () => {
        if (is_sure) { press("reveal"); } else { is_sure = true; draw(); setTimeout(() => { is_sure = false; draw(); }, 5000); }
      }),
      button("Who is away?", away));
    const nav = make("nav");
    nav.append(button("Back", () => press("back")), button("Next step", () => press("next"), "first"));
    by("view").replaceChildren(...parts, stack, nav);
  };
  const look = async () => {
    try {
      const answer = await ask("step");
      if (!answer.ok) { tell("The remote is closed."); return; }
      const now = (await answer.json()).step;
      if (now !== step) { step = now; is_sure = false; draw(); }
      tell("");
    } catch { tell("No connection."); }
  };
  const start = async () => {
    by("team").textContent = data.team;
    if (secret === "") {
      const answer = await ask("take", {});
      if (!answer.ok) { by("view").replaceChildren(make("h1", "Another phone has the remote")); return; }
      secret = (await answer.json()).secret;
      try { sessionStorage.setItem(key, secret); } catch { /* a private window */ }
    }
    draw();
    look();
    setInterval(() => { if (document.visibilityState === "visible") look(); }, 2000);
  };
  start().catch(() => tell("No connection. Reload the page."));
})();
