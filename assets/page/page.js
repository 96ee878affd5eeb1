
const page = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const POSITIONS = ["A3", "A2", "A1", "mid", "B1", "B2", "B3"];
  const LANGUAGES = { en: "English", de: "Deutsch", fr: "Français", es: "Español" };
  const KEPT_HOURS = 12;
  const by = (id) => document.getElementById(id);

  // ---- words -------------------------------------------------------------
  const language = {
    now: (navigator.languages || [navigator.language || "en"])
      .map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in LANGUAGES) || "en",
  };
  const translate = (key, values = {}) => {
    let text = data.texts[key][language.now] || data.texts[key].en;
    // In French a sign never begins a line.
    if (language.now === "fr") text = text.replace(/ (?=[:;?!])/g, "\u00a0");
    return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  };
  const levels = (row) => row.levels || translate(row.kind + "_levels").split("|");
  const choices = (row) => {
    if (row.kind !== "personality") return levels(row).map((words, level) => [String(level), words]);
    const [left, right] = row.poles;
    const ends = [["strongly", left], ["clearly", left], ["slightly", left], ["between", ""],
      ["slightly", right], ["clearly", right], ["strongly", right]];
    return ends.map(([how, end], index) => [POSITIONS[index], translate(how, { end })]);
  };

  // ---- what is kept on this device ------------------------------------------
  // The tab's own copy survives a reload. The other survives the browser and is
  // taken up only after a question, so that the next person starts empty.
  const key = "roundtable/" + data.delivery + "/" + data.team;
  const read = (store) => { try { return JSON.parse(store().getItem(key)); } catch { return null; } };
  const write = (store, value) => { try { store().setItem(key, JSON.stringify(value)); } catch { /* a private window */ } };
  const remove = (store) => { try { store().removeItem(key); } catch { /* a private window */ } };
  const tab = () => sessionStorage;
  const device = () => localStorage;

  const empty = () => ({ name: "", secret: "", answers: {}, at: -1, sent: false, kept: Date.now() });
  let me = empty();
  const keep = () => {
    me.kept = Date.now();
    write(tab, me);
    if (me.sent || me.name === "") remove(device);
    else write(device, { ...me, secret: "" });
  };
  const forget = () => { me = empty(); remove(tab); remove(device); };
  const saved_on_device = () => {
    const found = read(device);
    const is_recent = found && Date.now() - found.kept < KEPT_HOURS * 3600000;
    return is_recent && found.name !== "" && Object.keys(found.answers).length > 0 ? found : null;
  };

  // ---- answers ---------------------------------------------------------------
  const of = (row) => me.answers[row.id] || { value: "", want: "" };
  const set = (row, change) => {
    me.answers[row.id] = { ...of(row), ...change };
    keep();
    transport.kept(me);
  };
  const in_words = (row) => {
    const { value, want } = of(row);
    const chosen = value === "pass" ? translate("pass") : (choices(row).find(([known]) => known === value) || [])[1];
    const number = row.kind !== "personality" && chosen !== undefined && value !== "pass" ? value + "  " : "";
    const parts = [chosen === undefined ? translate("open") : number + chosen];
    if (want !== "") parts.push(translate(want));
    return parts.join(" · ");
  };
  const answered = () => data.rows.filter((row) => of(row).value !== "").length;

  // ---- the sheet --------------------------------------------------------------
  const quoted = (text) => '"' + text.replace(/[\\"]/g, "\\$&").replace(/[\u0000-\u001f\u007f]/g, (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0")) + '"';
  const today = () => {
    const now = new Date();
    const two = (n) => String(n).padStart(2, "0");
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  };
  const toml = (row) => {
    const { value, want } = of(row);
    if (value === "pass") return quoted("pass");
    const is_spectrum = row.kind === "personality";
    const answer = value === "" ? "" : is_spectrum ? quoted(value) : value;
    if (want === "") return answer;
    const parts = answer === "" ? [] : [(is_spectrum ? "end" : "level") + " = " + answer];
    return "{ " + parts.concat('want = "' + want + '"').join(", ") + " }";
  };
  const sheet = () => {
    const lines = ["format = 1", 'kind = "sheet"', "team = " + quoted(data.team), "name = " + quoted(me.name), "rated = " + today(), "", "[rating]"];
    for (const row of data.rows) {
      const answer = toml(row);
      if (answer !== "") lines.push(quoted(row.id) + " = " + answer);
    }
    return lines.join("\n") + "\n";
  };

  // ---- building the page ---------------------------------------------------------
  // Shows a view and moves the focus to its heading: a screen reader reads on
  // from there, and WebKit ignores autofocus.
  const show = (...parts) => {
    by("view").replaceChildren(...parts);
    scrollTo(0, 0);
    const heading = by("view").querySelector("h1");
    if (heading) { heading.tabIndex = -1; heading.focus({ preventScroll: true }); }
  };
  const heading = (words) => make("h1", words);
  const tell = (words) => { if (by("connection").textContent !== words) by("connection").textContent = words; };

  const names = (free) => {
    const list = make("div", undefined, "names");
    for (const name of data.people.filter((name) => free.includes(name))) {
      list.append(button(name, () => transport.claim(name)));
    }
    const parts = [heading(translate("who")), make("p", translate("intro")), make("p", translate(data.revealed ? "revealed" : "private"), "quiet")];
    if (data.delivery === "room") parts.push(make("p", translate("network"), "quiet"));
    if (free.length < data.people.length) parts.push(make("p", translate("taken"), "quiet"));
    show(...parts, list);
  };
  const resume = (found) => {
    const stack = make("div", undefined, "stack");
    stack.append(
      button(translate("resume_yes", { name: found.name }), () => transport.claim(found.name, found), "first"),
      button(translate("resume_no"), () => { forget(); start(); }));
    show(heading(translate("resume", { name: found.name })), make("p", translate("resume_why")), stack);
  };
  // Starts one person's answers; `found` holds what the same person had before.
  const begin = (name, secret, found) => {
    me = { ...empty(), name, secret };
    if (found) { me.answers = found.answers; me.at = found.at; }
    if (me.at < 0) me.at = 0;
    keep();
    go(me.at);
  };

  const radio = (group, value, is_checked, pick) => {
    const input = make("input");
    input.type = "radio";
    input.name = group;
    input.value = value;
    input.checked = is_checked;
    input.addEventListener("change", () => pick(value));
    return input;
  };
  const choice = (group, value, words, is_checked, pick, number) => {
    const label = make("label", undefined, "choice");
    label.append(radio(group, value, is_checked, pick));
    if (number !== undefined) label.append(make("span", number, "number"));
    label.append(make("span", words));
    return label;
  };
  const first_of_personality = () => data.rows.findIndex((row) => row.kind === "personality");
  const question = (index) => {
    const row = data.rows[index];
    const bar = make("progress");
    bar.max = data.rows.length;
    bar.value = index + 1;
    bar.setAttribute("aria-hidden", "true");
    const parts = [
      make("p", translate("kind_" + row.kind) + " · " + translate("progress", { at: index + 1, of: data.rows.length }), "quiet"),
      bar, heading(row.name)];
    if (row.about) parts.push(make("p", row.about));
    if (index === first_of_personality()) {
      parts.push(make("p", translate("personality"), "quiet"), button(translate("skip"), () => {
        for (const other of data.rows) if (other.kind === "personality") me.answers[other.id] = { value: "pass", want: "" };
        keep();
        transport.kept(me);
        go(data.rows.length);
      }));
    }
    const answer = make("fieldset");
    answer.append(make("legend", row.name, "hidden"));
    const now = of(row);
    for (const [value, words] of choices(row)) {
      const number = row.kind === "personality" ? undefined : value;
      answer.append(choice("answer", value, words, now.value === value, (picked) => set(row, { value: picked }), number));
    }
    answer.append(choice("answer", "pass", translate("pass"), now.value === "pass", () => set(row, { value: "pass" })));
    const want = make("fieldset");
    want.append(make("legend", translate("want")));
    for (const [value, words] of [["", translate("neither")], ["grow", translate("grow")], ["less", translate("less")]]) {
      want.append(choice("want", value, words, now.want === value, (picked) => set(row, { want: picked })));
    }
    const clear = button(translate("clear"), () => { delete me.answers[row.id]; keep(); transport.kept(me); go(index); });
    const stack = make("div", undefined, "stack");
    stack.append(clear);
    const nav = make("nav");
    nav.append(
      button(translate("back"), () => index === 0 ? leave() : go(index - 1)),
      button(translate("next"), () => go(index + 1), "first"));
    show(...parts, answer, want, stack, nav);
  };
  const review = () => {
    const list = make("dl");
    data.rows.forEach((row, index) => {
      const line = make("div");
      const words = make("div");
      words.append(make("dt", row.name), make("dd", in_words(row)));
      const change = button(translate("change"), () => go(index));
      change.setAttribute("aria-label", translate("change") + ": " + row.name);
      line.append(words, change);
      list.append(line);
    });
    const open = data.rows.length - answered();
    const nav = make("nav");
    nav.append(button(translate("back"), () => go(data.rows.length - 1)), ...transport.actions());
    show(heading(translate("review", { name: me.name })),
      make("p", open === 0 ? translate("all_answered") : translate("some_open", { open })), list, nav);
  };
  const go = (at) => {
    me.at = Math.max(0, Math.min(at, data.rows.length));
    keep();
    if (me.at === data.rows.length) review(); else question(me.at);
  };
  const go_to_open = () => {
    const open = data.rows.findIndex((row) => of(row).value === "");
    go(open < 0 ? data.rows.length : open);
  };
  // Back from the first question: another name starts empty.
  const leave = () => {
    const stack = make("div", undefined, "stack");
    stack.append(button(translate("stay", { name: me.name }), () => go(0), "first"),
      button(translate("other_name"), () => transport.release()));
    show(heading(translate("leave", { name: me.name })), make("p", translate("leave_why")), stack);
  };

  const start = () => transport.start();
  const languages = () => {
    by("language-label").firstElementChild.textContent = translate("language");
    document.documentElement.lang = language.now;
    document.title = data.team + " · Roundtable";
    by("team").textContent = data.team;
  };
  for (const [tag, name] of Object.entries(LANGUAGES)) {
    const option = make("option", name);
    option.value = tag;
    option.lang = tag;
    by("language").append(option);
  }
  by("language").value = language.now;
  by("language").addEventListener("change", () => {
    language.now = by("language").value;
    languages();
    redraw();
  });
  const redraw = () => {
    if (me.sent) transport.sent();
    else if (me.name !== "") go(me.at);
    else start();
  };
  // A page that comes back from the browser's memory shows old fields.
  addEventListener("pageshow", (event) => { if (event.persisted) { me = read(tab) || empty(); redraw(); } });

  let transport = null;
  const open = (own) => { transport = own; me = read(tab) || empty(); languages(); start(); };
  return {
    data, translate, make, button, heading, show, tell, names, resume, begin, go, go_to_open, keep, forget, sheet, saved_on_device, open,
    me: () => me,
  };
})();
