
// The page in a room: each answer goes to the machine on the shared screen,
// which shows it to nobody.
(() => {
  const { say, make, button, heading, show } = page;
  const TRY_AGAIN = 2000;
  const base = location.pathname.replace(/\/+$/, "");
  const ask = (route, options = {}) => fetch(base + "/" + route, {
    cache: "no-store",
    keepalive: (options.body || "").length < 60000,
    ...options,
    headers: { "x-secret": page.me().secret, ...(options.headers || {}) },
  });
  let timer = 0;
  const later = (act) => { clearTimeout(timer); timer = setTimeout(act, TRY_AGAIN); };
  const state = async () => {
    const answer = await ask("state");
    if (!answer.ok) throw new Error(String(answer.status));
    page.tell("");
    return answer.json();
  };

  // One draft is on its way at a time; the newest goes next.
  let is_sending = false;
  let is_stale = false;
  const draft = async () => {
    if (is_sending) { is_stale = true; return; }
    is_sending = true;
    try {
      const { answers, at } = page.me();
      const answer = await ask("draft", { method: "POST", body: JSON.stringify({ answers, at }) });
      page.tell("");
      if (answer.status === 410) freed();
    } catch {
      page.tell(say("offline"));
      later(draft);
    } finally {
      is_sending = false;
      if (is_stale) { is_stale = false; draft(); }
    }
  };
  // The name was given free on the shared screen: the answers stay here.
  const freed = async () => {
    const { name, answers, at } = page.me();
    page.forget();
    try { page.names((await state()).free); } catch { closed(); return; }
    page.tell(say("freed", { name }));
    last = { name, answers, at };
  };
  let last = null;

  const closed = () => {
    clearTimeout(timer);
    page.tell("");
    show(heading(say("closed")), make("p", page.me().sent ? say("closed_sent") : say("closed_open")));
    page.forget();
  };
  let failures = 0;
  const wait = async () => {
    try {
      const now = await state();
      failures = 0;
      if (!now.open) { closed(); return; }
      if (now.yours === null) { freed(); return; }
    } catch {
      failures += 1;
      if (failures > 4) { closed(); return; }
    }
    later(wait);
  };
  const send = async () => {
    for (const each of document.querySelectorAll("nav button")) each.disabled = true;
    page.tell(say("sending"));
    try {
      const answer = await ask("send", { method: "POST", body: page.sheet() });
      if (answer.ok) { page.tell(""); page.me().sent = true; page.keep(); carrier.sent(); return; }
      if (answer.status === 410) { freed(); return; }
      if (answer.status === 423) { closed(); return; }
      page.go(page.data.rows.length);
      page.tell(say(answer.status === 507 ? "not_saved" : "not_taken"));
    } catch {
      page.go(page.data.rows.length);
      page.tell(say("offline"));
    }
  };
  const carrier = {
    async start() {
      clearTimeout(timer);
      try {
        const now = await state();
        if (!now.open) { closed(); return; }
        if (page.me().name !== "" && now.yours === page.me().name) {
          if (page.me().sent) carrier.sent(); else page.go(page.me().at);
          return;
        }
        const found = page.left_on_device();
        if (found && now.free.includes(found.name)) { page.resume(found); return; }
        page.names(now.free);
      } catch {
        page.tell(say("offline"));
        later(carrier.start);
      }
    },
    async claim(name, found) {
      try {
        const answer = await ask("claim", { method: "POST", body: JSON.stringify({ name }), headers: { "content-type": "application/json" } });
        if (!answer.ok) { await carrier.start(); page.tell(say("just_taken", { name })); return; }
        const { secret } = await answer.json();
        page.tell("");
        page.begin(name, secret, found || (last && last.name === name ? last : undefined));
        last = null;
        if (Object.keys(page.me().answers).length > 0) draft();
      } catch { page.tell(say("offline")); }
    },
    async release() {
      try { await ask("release", { method: "POST" }); } catch { /* the facilitator can free the name */ }
      page.forget();
      carrier.start();
    },
    kept() { draft(); },
    sent() {
      const stack = make("div", undefined, "stack");
      stack.append(
        button(say("change_answer"), () => { page.me().sent = false; page.go(page.data.rows.length); }),
        // The name stays taken: the answers are in.
        button(say("next_person"), () => { page.forget(); carrier.start(); }));
      show(heading(say("sent", { name: page.me().name })), make("p", say("look_up"), "large"), stack);
      wait();
    },
    actions() { return [button(say("send"), send, "first")]; },
  };
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && page.me().sent) wait();
  });
  page.open(carrier);
})();
