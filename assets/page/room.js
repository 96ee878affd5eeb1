
// The page in a room: each answer goes to the machine on the shared screen,
// which shows it to nobody.
(() => {
  const { translate, make, button, heading, show } = page;
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
      else if (answer.ok) check_version(answer.headers.get("x-version"));
    } catch {
      page.tell(translate("offline"));
      later(draft);
    } finally {
      is_sending = false;
      if (is_stale) { is_stale = false; draft(); }
    }
  };
  // A question was added or changed: the page is loaded again, with what was
  // answered, and goes to the first question that is open.
  const check_version = (version) => {
    if (version === null || version === page.data.version) return false;
    page.me().sent = false;
    page.me().again = true;
    page.keep();
    location.reload();
    return true;
  };
  // The name was given free on the shared screen: the answers stay here.
  const freed = async () => {
    const { name, answers, at } = page.me();
    page.forget();
    try { page.names((await state()).free); } catch { closed(); return; }
    page.tell(translate("freed", { name }));
    last = { name, answers, at };
  };
  let last = null;

  const closed = () => {
    clearTimeout(timer);
    page.tell("");
    show(heading(translate("closed")), make("p", page.me().sent ? translate("closed_sent") : translate("closed_open")));
    page.forget();
  };
  let failures = 0;
  const wait = async () => {
    try {
      const now = await state();
      failures = 0;
      if (!now.open) { closed(); return; }
      if (now.yours === null) { freed(); return; }
      if (check_version(now.version)) return;
    } catch {
      failures += 1;
      if (failures > 4) { closed(); return; }
    }
    later(wait);
  };
  const MAX_TRIES = 8;
  const send = async (tries = 1) => {
    for (const each of document.querySelectorAll("nav button")) each.disabled = true;
    page.tell(translate("sending"));
    try {
      const answer = await ask("send", { method: "POST", body: page.sheet() });
      if (answer.ok) { page.tell(""); page.me().sent = true; page.keep(); transport.sent(); return; }
      if (answer.status === 410) { freed(); return; }
      if (answer.status === 423) { closed(); return; }
      page.go(page.data.rows.length);
      page.tell(translate(answer.status === 507 ? "not_saved" : "not_taken"));
    } catch {
      page.tell(translate("offline"));
      if (tries < MAX_TRIES) { later(() => send(tries + 1)); return; }
      page.go(page.data.rows.length);
      page.tell(translate("offline"));
    }
  };
  // Three dots on the rows to talk about. The ballot is random and no name.
  const vote = (rows) => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const ballot = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    let dots = [];
    // Someone who goes by keys stays on the row.
    const focus_on = (id) => {
      const rows = [...document.querySelectorAll("[data-row]")];
      rows.find((each) => each.dataset.row === id).focus();
    };
    const draw = () => {
      const list = make("div", undefined, "names");
      for (const row of rows) {
        const mine = dots.filter((id) => id === row.id).length;
        const own = button(row.name + (mine > 0 ? "  " + "●".repeat(mine) : ""), () => {
          if (dots.length < 3) { dots.push(row.id); draw(); focus_on(row.id); }
        });
        own.dataset.row = row.id;
        own.setAttribute("aria-label", row.name + ": " + translate("dots", { count: mine }));
        list.append(own);
      }
      const nav = make("nav");
      nav.append(
        button(translate("clear"), () => { dots = []; draw(); }),
        button(translate("send"), send_dots, "first"));
      show(heading(translate("vote")), make("p", translate("vote_how", { left: 3 - dots.length })), list, nav);
    };
    const send_dots = async () => {
      try {
        const answer = await ask("vote", { method: "POST", body: JSON.stringify({ ballot, rows: dots }), headers: { "content-type": "application/json" } });
        if (!answer.ok) { page.tell(translate("not_taken")); return; }
        page.tell("");
        const stack = make("div", undefined, "stack");
        stack.append(button(translate("change_answer"), draw));
        show(heading(translate("voted")), make("p", translate("look_up"), "large"), stack);
      } catch { page.tell(translate("offline")); }
    };
    draw();
  };
  const transport = {
    async start() {
      clearTimeout(timer);
      try {
        const now = await state();
        if (now.vote) { vote(now.vote); return; }
        if (!now.open) { closed(); return; }
        if (page.me().name !== "" && now.yours === page.me().name) {
          if (page.me().again) { page.me().again = false; page.go_to_open(); page.tell(translate("row_added")); }
          else if (page.me().sent) transport.sent(); else page.go(page.me().at);
          return;
        }
        const found = page.saved_on_device();
        if (found && now.free.includes(found.name)) { page.resume(found); return; }
        page.names(now.free);
      } catch {
        page.tell(translate("offline"));
        later(transport.start);
      }
    },
    async claim(name, found) {
      try {
        const answer = await ask("claim", { method: "POST", body: JSON.stringify({ name }), headers: { "content-type": "application/json" } });
        if (!answer.ok) { await transport.start(); page.tell(translate("just_taken", { name })); return; }
        const { secret } = await answer.json();
        page.tell("");
        page.begin(name, secret, found || (last && last.name === name ? last : undefined));
        last = null;
        if (Object.keys(page.me().answers).length > 0) draft();
      } catch { page.tell(translate("offline")); }
    },
    async release() {
      try { await ask("release", { method: "POST" }); } catch { /* the facilitator can free the name */ }
      page.forget();
      transport.start();
    },
    kept() { draft(); },
    sent() {
      const stack = make("div", undefined, "stack");
      stack.append(
        button(translate("change_answer"), () => { page.me().sent = false; page.go(page.data.rows.length); }),
        // The name stays taken: the answers are in.
        button(translate("next_person"), () => { page.forget(); transport.start(); }));
      show(heading(translate("sent", { name: page.me().name })), make("p", translate("look_up"), "large"), stack);
      wait();
    },
    actions() { return [button(translate("send"), () => send(), "first")]; },
  };
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && page.me().sent) wait();
  });
  page.open(transport);
})();
