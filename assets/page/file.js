
// The page as a file: it sends nothing; the answers are saved or copied.
(() => {
  const { translate, make, button, heading, show } = page;
  let handed = "";
  const done = (words) => {
    handed = page.sheet();
    const stack = make("div", undefined, "stack");
    stack.append(button(translate("back_to_answers"), () => page.go(page.data.rows.length)),
      button(translate("next_person"), () => { page.forget(); transport.start(); }));
    const status = make("p", words);
    status.setAttribute("role", "status");
    show(heading(translate("thanks", { name: page.me().name })), status, make("p", translate("hand_in")), stack);
  };
  const save = () => {
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([page.sheet()], { type: "text/plain" }));
    link.download = (page.me().name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "_").replace(/^_+|_+$/g, "") || "sheet") + ".toml";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    done(translate("saved", { file: link.download }));
  };
  const copy = async () => {
    const text = page.sheet();
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = make("textarea", text);
      field.readOnly = true;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    done(translate("copied"));
  };
  const transport = {
    start() {
      const found = page.me().name === "" ? page.saved_on_device() : null;
      if (page.me().name !== "") page.go(page.me().at);
      else if (found) page.resume(found);
      else page.names(page.data.people);
    },
    claim(name, found) { page.begin(name, "", found); },
    release() { page.forget(); transport.start(); },
    kept() {},
    sent() { page.go(page.data.rows.length); },
    actions() {
      return [button(translate("copy"), copy), button(translate("save"), save, "first")];
    },
  };
  addEventListener("beforeunload", (event) => {
    if (Object.keys(page.me().answers).length > 0 && handed !== page.sheet()) event.preventDefault();
  });
  page.open(transport);
})();
