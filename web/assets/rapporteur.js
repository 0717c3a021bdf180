// What the pages can do besides with a script: keys, words taken from the text
// by selecting them, files dropped. Without it everything works by buttons.
"use strict";

(() => {
  const list = document.querySelector("ol.review");
  const text = document.getElementById("text");

  // The statement that the keys are about: the one that has the focus or was
  // looked at last.
  let here = null;
  const items = () => (list ? [...list.children] : []);

  function look(item, move) {
    if (!item) return;
    if (here) here.classList.remove("here");
    document.querySelectorAll("#text a.here").forEach((a) => a.classList.remove("here"));
    here = item;
    here.classList.add("here");
    const marks = text.querySelectorAll(`a[data-of="${item.dataset.of}"]`);
    marks.forEach((a) => a.classList.add("here"));
    if (move) {
      here.focus({ preventScroll: true });
      here.scrollIntoView({ block: "nearest" });
      const first = document.getElementById("p" + item.dataset.of) || marks[0];
      if (first && text.scrollHeight > text.clientHeight + 8) {
        const at = (marks[0] || first).getBoundingClientRect().top - text.getBoundingClientRect().top;
        text.scrollTop += at - text.clientHeight / 3;
      }
    }
  }

  function step(by) {
    const all = items();
    const at = here ? all.indexOf(here) : by > 0 ? -1 : all.length;
    look(all[Math.min(Math.max(at + by, 0), all.length - 1)], true);
  }

  if (list && text) {
    list.addEventListener("focusin", (e) => look(e.target.closest("li"), false));
    const target = location.hash.startsWith("#s") && document.getElementById(location.hash.slice(1));
    const of = location.hash.startsWith("#p") && list.querySelector(`[data-of="${CSS.escape(location.hash.slice(2))}"]`);
    const form = target && target.querySelector("form.edit select");
    if (target) look(target, true);
    else if (of) look(of, false);
    if (form) form.focus();
    addEventListener("hashchange", () => {
      const li = document.getElementById(location.hash.slice(1));
      if (li && li.parentElement === list) look(li, true);
      const q = location.hash.startsWith("#p") && list.querySelector(`[data-of="${CSS.escape(location.hash.slice(2))}"]`);
      if (q) look(q, false);
    });
  }

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, textarea, select")) return;
    if (e.key === "/") {
      const find = document.getElementById("find");
      if (find) { e.preventDefault(); find.focus(); find.select(); }
      return;
    }
    if (e.key === "?") {
      const keys = document.querySelector("details.keys");
      if (keys) { e.preventDefault(); keys.open = !keys.open; if (keys.open) keys.scrollIntoView({ block: "nearest" }); }
      else { const help = document.querySelector('footer a[href$="/help"]'); if (help) help.click(); }
      return;
    }
    if (!list) return;
    if (e.key === "j") { e.preventDefault(); step(1); return; }
    if (e.key === "k") { e.preventDefault(); step(-1); return; }
    if (!"areu".includes(e.key) || e.repeat) return;
    if (!here) { step(1); }
    const button = here && here.querySelector(`[data-key="${e.key}"]`);
    if (button) { e.preventDefault(); button.click(); }
  });

  // Words that are selected in the text go into the form for a statement that
  // was missed, with their place.
  const words = document.getElementById("words");
  const selected = document.getElementById("selected");
  if (text && words) {
    const place = (node, offset) => {
      const run = (node.nodeType === 3 ? node.parentElement : node).closest("[data-at]");
      if (!run) return -1;
      const before = document.createRange();
      before.selectNodeContents(run);
      before.setEnd(node, offset);
      return Number(run.dataset.at) + [...before.toString()].length;
    };
    document.addEventListener("selectionchange", () => {
      const s = getSelection();
      if (!s.rangeCount || s.isCollapsed || !text.contains(s.anchorNode) || !text.contains(s.focusNode)) return;
      const r = s.getRangeAt(0);
      const from = place(r.startContainer, r.startOffset), to = place(r.endContainer, r.endOffset);
      if (from < 0 || to <= from) return;
      words.value = s.toString().trim();
      const lead = [...s.toString()].length - [...s.toString().trimStart()].length;
      const tail = [...s.toString()].length - [...s.toString().trimEnd()].length;
      selected.value = `${from + lead}-${to - tail}`;
    });
    words.addEventListener("input", () => { selected.value = ""; });
  }

  const drop = document.getElementById("drop");
  if (drop) {
    const files = drop.querySelector("input[type=file]");
    ["dragover", "dragleave", "drop"].forEach((name) => drop.addEventListener(name, (e) => {
      if (!e.dataTransfer || ![...e.dataTransfer.types].includes("Files")) return;
      e.preventDefault();
      drop.classList.toggle("over", name === "dragover");
      if (name === "drop" && e.dataTransfer.files.length) files.files = e.dataTransfer.files;
    }));
  }
})();
