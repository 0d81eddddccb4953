// One document: the page at the left, one task after another at the right, all by keys.
// Commands are known by the key's place (event.code), so that no input method changes them; while
// nothing is typed no field has the focus, so that no input method is at work at all.
"use strict";

const desk = document.querySelector(".desk");
const KEY = desk.dataset.key;
const SCREEN = JSON.parse(document.getElementById("screen").textContent);
const W = SCREEN.words;
const card = document.getElementById("card");
const sheet = document.getElementById("sheet");
const paper = document.getElementById("paper");
const picture = document.getElementById("picture");
const spot = document.getElementById("spot");
const textView = document.getElementById("text");
const toast = document.getElementById("toast");
const help = document.getElementById("help");
const BY_KEY = { KeyK: "not_a_figure", KeyM: "unreadable", KeyI: "as_printed", Space: "later" };
const KEPT_SHARP = 4; // pages drawn finely that the browser holds
const MOST_CHOICES = 6;
const MOST_FOLDED = 14; // folded places that are listed
const STATUSES = ["", "actual", "planned", "assigned"];
const state = {
  view: null, at: 0, step: "ask", readings: [], said: {}, last: [], total: 0, settled: new Set(),
  zoom: 1, turn: 0, page: 0, sharp: new Map(), since: 0, busy: false, offline: false, waiting: [], restOpen: false, codes: null, chosen: 0,
};

function make(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
  for (const child of children) if (child !== null && child !== undefined) made.append(child);
  return made;
}

function fill(words, values) {
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function tell(words, bad) {
  toast.textContent = words;
  toast.className = bad ? "shown bad" : "shown";
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => { toast.className = ""; }, bad ? 6000 : 1600);
}

// Nothing is kept any more: whoever looks at the paper meanwhile must still find it told.
function tellOffline() {
  tell(W.offline, true);
  clearTimeout(tell.timer);
  state.offline = true;
}

function tellOnline() {
  if (state.offline && toast.textContent === W.offline) toast.className = "";
  state.offline = false;
}

// ---- what is shown ----

function task() {
  return state.view.tasks[state.at];
}

function field() {
  return document.getElementById("typed");
}

function left() {
  return state.view.tasks.filter((one) => !state.settled.has(one.key));
}

async function load() {
  const answer = await fetch(`/d/${KEY}/tasks`);
  state.view = await answer.json();
  state.settled = new Set();
  state.at = 0;
  state.total = state.view.tasks.length;
  showHolder(state.view.held);
  show();
}

function showHolder(person) {
  document.getElementById("held").textContent = person ? fill(W.held, { person }) : "";
}

function show() {
  state.step = "ask";
  state.readings = [];
  state.said = {};
  state.since = performance.now();
  render();
}

function render() {
  const rest = left();
  const counted = ["compared", "head", "relations", "rest"]
    .map((group) => [group, rest.filter((one) => one.group === group).length])
    .filter(([, count]) => count);
  document.getElementById("counts").textContent = counted.map(([group, count]) => `${W[group]} ${count}`).join(" · ");
  const share = state.total ? (state.total - rest.length) / state.total : 1;
  document.getElementById("done-bar").style.width = `${100 * share}%`;
  card.replaceChildren();
  card.classList.toggle("choosing", state.step === "choose");
  if (!rest.length) return renderFinished();
  if (state.settled.has(task().key)) state.at = state.view.tasks.indexOf(rest[0]);
  if (task().group === "rest" && !state.restOpen) return renderFolded(rest.filter((one) => one.group === "rest"));
  showPlace(task());
  if (task().mode === "head") renderHead(task());
  else renderNumeral(task());
  renderLast();
  renderHints();
}

function renderFinished() {
  card.append(make("div", { class: "finished" }, make("div", { class: "tick" }, "✓"), make("h2", {}, W.finished), make("p", {}, W.finished_more)));
  state.step = "finished";
  renderLast();
  card.focus();
}

function renderFolded(folded) {
  state.step = "folded";
  showPlace(task());
  const count = folded.length;
  card.append(make("h2", {}, fill(W.rest_folded, { count })), make("p", {}, fill(W.rest_more, { count })));
  const list = make("dl", { class: "facts lines" });
  for (const one of folded.slice(0, MOST_FOLDED)) list.append(make("dt", {}, `${W.page} ${one.page}`), make("dd", {}, `${one.before.slice(-28)} … ${one.after.slice(0, 28)}`));
  card.append(list);
  if (count > MOST_FOLDED) card.append(make("p", { class: "faint", id: "unlisted" }, fill(W.rest_unlisted, { count: count - MOST_FOLDED })));
  renderLast();
  renderHints();
  card.focus();
}

function kicker(one) {
  const number = `${state.at + 1} / ${state.total}`;
  return make("div", { class: "kicker" }, make("span", {}, W[one.group]), make("span", {}, number));
}

function facts(pairs) {
  const list = make("dl", { class: "facts" });
  for (const [name, value] of pairs) if (value) list.append(make("dt", {}, name), make("dd", {}, value));
  return list;
}

function renderNumeral(one) {
  const blind = one.mode === "blind" && state.step === "ask";
  const title = state.step === "choose" ? W.indicator : state.step === "meaning" ? W.look : one.conflict ? W.conflict : state.step === "again" ? W.type_again : blind ? W.type_print : W.look;
  card.append(kicker(one), make("h2", {}, one.field ? `${title}: ${one.field}` : title));
  if (one.mark) {
    const strip = make("canvas", { class: "strip", id: "strip" });
    card.append(strip);
    drawStrip(strip, one.mark);
  }
  card.append(around(one, blind));
  if (one.mode !== "blind" && state.step !== "again") card.append(make("div", { class: "kicker" }, W.understood), make("div", { class: "big" }, one.value || one.raw));
  if (state.step === "meaning") card.append(make("div", { class: "kicker" }, W.understood), make("div", { class: "big" }, state.readings[0] || ""));
  if (state.step === "again") card.append(make("div", { class: "readings" }, make("div", { class: "kicker" }, W.readings), ...state.readings.map((text) => make("b", {}, text))));
  const typed = make("input", { id: "typed", autocomplete: "off", autocorrect: "off", spellcheck: "false", maxlength: "200", lang: "en", "aria-label": W.type_print });
  if (state.said.typed) typed.value = state.said.typed;
  card.append(make("div", { class: "entry", id: "entry" }, typed), make("div", { class: "said warn", id: "said" }, state.said.state ? W.state_as_printed : ""));
  const status = "status" in state.said ? state.said.status : one.status;
  const kind = "kind" in state.said ? state.said.kind : one.kind;
  const figure = one.table === "figures";
  card.append(facts([
    [W.indicator, figure ? ("indicator_name" in state.said ? state.said.indicator_name : one.indicator_name) || W.none : ""],
    [W.status, figure ? SCREEN.statuses[status] : ""],
    [W.kind, SCREEN.kinds[kind]],
    [W.section, one.section],
    ["", one.cell],
  ]));
  if (one.reason) card.append(make("div", { class: "reason" }, one.reason));
  if (state.step === "choose") renderChoice();
  else card.focus();
}

function around(one, blind) {
  const shown = one.raw && !blind ? make("b", {}, one.raw) : make("span", { class: "gapmark" });
  return make("div", { class: "around" }, one.before, shown, one.after);
}

function renderHead(one) {
  card.append(kicker(one), make("h2", {}, W.head_title));
  if (one.reason) card.append(make("div", { class: "reason" }, one.reason));
  const fields = make("div", { class: "fields" });
  one.fields.forEach(({ name, label, value, apart, settled }, index) => {
    const input = make("input", { id: `field-${name}`, name, autocomplete: "off", spellcheck: "false", maxlength: "300" });
    input.value = value;
    if (apart) Object.assign(input, { readOnly: true, placeholder: W.asked_apart });
    if (settled) Object.assign(input, { className: "settled", title: W.typed_already });
    const said = `${(index + 1) % 10}  ${label}${settled ? " ✓" : ""}`;
    fields.append(make("label", { for: `field-${name}`, class: settled ? "settled" : "" }, said), input);
  });
  card.append(fields);
  if (one.parts) {
    const parts = make("button", { type: "button", id: "parts", class: "parts", "aria-pressed": "false", tabindex: "-1" }, make("kbd", {}, "G"), " ", one.parts);
    parts.addEventListener("click", turnParts);
    card.append(parts);
  }
  card.append(make("div", { class: "said", id: "said" }));
  card.focus();
}

function turnParts() {
  const parts = document.getElementById("parts");
  if (parts) parts.setAttribute("aria-pressed", parts.getAttribute("aria-pressed") === "true" ? "false" : "true");
  card.focus();
}

function renderLast() {
  for (const relation of state.last.slice(0, 3)) {
    const look = relation.holds === null ? "" : relation.holds ? " holds" : " fails";
    const sign = relation.holds === null ? "" : relation.holds ? "✓ " : "✗ ";
    card.append(make("div", { class: `relation${look}` }, sign + relation.statement));
  }
}

function renderHints() {
  const one = task();
  const folded = [["A", W.take_rest], ["Enter", W.one_by_one], ["U", W.undo]];
  const hints = state.step === "folded" ? folded : one.mode === "head"
    ? [["Enter", W.right], ["0–9", W.change_field], [W.space_key, W.state_later], ["U", W.undo]]
    : [["Enter", W.save], ["K", W.state_not_a_figure], ["M", W.state_unreadable], ["I", W.state_as_printed], ["C", W.indicator.toLowerCase()], ["T", W.status.toLowerCase()], [W.space_key, W.state_later], ["U", W.undo]];
  card.append(make("div", { class: "hints" }, ...hints.map(([key, does]) => make("span", {}, make("kbd", {}, key), " ", does))));
}

// ---- the page ----

function showPlace(one) {
  const pages = state.view.pages;
  paper.hidden = !pages.length;
  textView.hidden = Boolean(pages.length);
  if (!pages.length) return showText(one);
  showPage(pages.includes(one.page) ? one.page : pages[0], one);
}

// The page as finely as it was read takes a moment to draw; until then the small picture stands.
function sharpen(page) {
  if (!page || state.sharp.has(page)) return;
  const image = new Image();
  state.sharp.set(page, image);
  for (const old of [...state.sharp.keys()].slice(0, -KEPT_SHARP)) state.sharp.delete(old);
  image.addEventListener("load", () => {
    image.dataset.ready = "yes";
    if (state.page === page) picture.src = image.getAttribute("src");
    sharpen(pageBehind(page));
  });
  image.src = `/d/${KEY}/${page}.jpg`;
}

function pageBehind(page) {
  const behind = state.view.tasks.slice(state.at).find((one) => !state.settled.has(one.key) && one.page > page);
  return behind && state.view.pages.includes(behind.page) && state.page === page ? behind.page : 0;
}

function addressOf(page) {
  const image = state.sharp.get(page);
  return image && image.dataset.ready ? image.getAttribute("src") : `/pages/${state.view.sha}/${page}.jpg`;
}

function showPage(page, one) {
  sharpen(page);
  const address = addressOf(page);
  document.getElementById("page-number").textContent = `${W.page} ${page} ${W.of} ${state.view.pages.length}`;
  spot.hidden = !(one && one.mark && one.page === page);
  state.page = page;
  if (picture.getAttribute("src") !== address) picture.src = address;
  layPage(one);
}

function layPage(one) {
  paper.style.width = `${92 * state.zoom}%`;
  paper.style.transformOrigin = "center";
  paper.style.transform = state.turn ? `rotate(${state.turn}deg)` : "";
  if (!one || !one.mark || one.page !== state.page) return;
  const margin = 0.4;
  spot.style.left = `${one.mark.left - margin}%`;
  spot.style.top = `${one.mark.top - margin / 2}%`;
  spot.style.width = `${one.mark.width + 2 * margin}%`;
  spot.style.height = `${one.mark.height + margin}%`;
  const high = picture.complete && picture.naturalWidth ? paper.clientWidth * picture.naturalHeight / picture.naturalWidth : 0;
  sheet.scrollTop = paper.offsetTop + (one.mark.top / 100) * high - sheet.clientHeight / 2.6;
  sheet.scrollLeft = (one.mark.left / 100) * paper.clientWidth - sheet.clientWidth / 2;
}

picture.addEventListener("load", () => {
  if (!state.view || !left().length) return;
  layPage(task());
  const strip = document.getElementById("strip");
  if (strip && task().mark) drawStrip(strip, task().mark);
});

function drawStrip(strip, mark) {
  if (!picture.complete || !picture.naturalWidth || state.page !== task().page) return;
  const ratio = window.devicePixelRatio || 1;
  strip.width = Math.round(strip.clientWidth * ratio);
  strip.height = Math.round(strip.clientHeight * ratio);
  const wide = picture.naturalWidth / 100;
  const high = picture.naturalHeight / 100;
  const scale = Math.min(strip.height / (mark.height * high * 1.8), strip.width / (mark.width * wide * 1.15));
  const across = strip.width / scale;
  const down = strip.height / scale;
  const brush = strip.getContext("2d");
  brush.imageSmoothingQuality = "high";
  brush.fillStyle = "#fff";
  brush.fillRect(0, 0, strip.width, strip.height);
  const x = (mark.left + mark.width / 2) * wide - across / 2;
  const y = (mark.top + mark.height / 2) * high - down / 2;
  brush.drawImage(picture, x, y, across, down, 0, 0, strip.width, strip.height);
  // What is not asked for stands in a veil.
  brush.fillStyle = "rgba(255, 255, 255, .62)";
  const from = strip.width / 2 - (mark.width * wide * scale) / 2 - 4 * ratio;
  brush.fillRect(0, 0, from, strip.height);
  brush.fillRect(strip.width - from, 0, from, strip.height);
}

function showText(one) {
  const before = one.before || "";
  const words = one.raw || "";
  document.getElementById("page-number").textContent = "";
  const whole = state.view.text || W.no_picture;
  const flat = whole.replace(/\n/g, " ");
  const found = words ? flat.indexOf(before + words + (one.after || "")) : -1;
  if (found < 0) return textView.replaceChildren(whole);
  const start = found + before.length;
  const mark = make("mark", {}, whole.slice(start, start + words.length));
  textView.replaceChildren(whole.slice(0, start), mark, whole.slice(start + words.length));
  sheet.scrollTop = mark.offsetTop - sheet.clientHeight / 2.6;
}

function turnPage(by) {
  const pages = state.view.pages;
  if (!pages.length) return sheet.scrollBy(0, by * sheet.clientHeight * 0.8);
  const next = pages[pages.indexOf(state.page) + by];
  if (next) showPage(next, task());
}

// ---- what is done ----

function seconds() {
  return Math.min(600, (performance.now() - state.since) / 1000);
}

function complain(words, warn) {
  const said = document.getElementById("said");
  if (!said) return;
  said.textContent = words;
  said.className = warn ? "said warn" : "said";
  const entry = document.getElementById("entry");
  if (entry) entry.classList.toggle("bad", !warn);
}

async function save(byKey) {
  const one = task();
  const typed = field() ? field().value.trim() : "";
  const said = {
    key: one.key, seen: one.seen, typed, state: byKey || state.said.state || "", first: state.said.first || "",
    meaning: state.step === "meaning" || one.mode === "shown", seconds: seconds(),
  };
  for (const name of ["indicator", "status", "kind"]) if (name in state.said) said[name] = state.said[name];
  state.said.typed = typed;
  await busily(async () => answered(one, await send(`/d/${KEY}/save`, said)));
}

async function saveHead(later) {
  const one = task();
  if (later) return next(1);
  const fields = {};
  for (const { name } of one.fields) fields[name] = document.getElementById(`field-${name}`).value;
  const pressed = document.getElementById("parts");
  const parts = Boolean(pressed && pressed.getAttribute("aria-pressed") === "true");
  await busily(async () => answered(one, await send(`/d/${KEY}/head`, { fields, parts, seen: one.seen, seconds: seconds() })));
}

async function busily(work) {
  if (state.busy) return;
  state.busy = true;
  if (document.activeElement && document.activeElement !== document.body) document.activeElement.blur();
  try {
    await work();
    tellOnline();
  } catch (fault) {
    tellOffline();
    complain(W.offline);
    state.waiting = []; // what was typed on was meant for the tasks behind this one
    if (field() && state.said.typed) field().value = state.said.typed;
  }
  state.busy = false;
  const waiting = state.waiting.splice(0);
  for (const event of waiting) pressed(event);
}

async function answered(one, reply) {
  if (reply.done === "again" || reply.done === "meaning") {
    state.step = reply.done;
    state.readings = reply.readings;
    if (reply.done === "again") Object.assign(state.said, { typed: "", first: state.said.typed });
    return render();
  }
  if (reply.done === "refused") return refused(one, reply);
  if (reply.done === "empty") return complain(W.empty, true);
  if (reply.done === "gone") { tell(W.gone); return load(); }
  if (reply.done === "late") { tell(fill(W.late, reply), true); return load(); }
  state.last = reply.relations || [];
  if (reply.done === "waiting") tell(W.waiting);
  state.settled.add(one.key);
  // Where this fails, the form's seal is an old one: nothing is saved over.
  if (one.group === "head") await renewHead().catch(() => {});
  return next(1);
}

// What is refused is typed anew where it stands: without the focus its letters would be commands.
function refused(one, reply) {
  const named = (one.fields || []).find(({ name }) => name === reply.field);
  complain(`${named ? named.label : W.refused}: ${reply.reason}`);
  const input = named ? document.getElementById(`field-${named.name}`) : field();
  if (input) { input.focus(); input.select(); }
}

// What was typed of the head stands in its form, or leaves nothing to ask there; what the form left
// open is asked where it stands.
async function renewHead() {
  const answer = await fetch(`/d/${KEY}/tasks`);
  const now = (await answer.json()).tasks;
  const known = state.view.tasks;
  const here = task();
  for (const old of known) if (old.group === "head" && !now.some((one) => one.key === old.key)) state.settled.add(old.key);
  now.forEach((one, index) => {
    const at = known.findIndex((old) => old.key === one.key);
    if (at >= 0 && one.group === "head") known[at] = one;
    else if (at < 0) {
      const behind = now.slice(index + 1).map((other) => known.findIndex((old) => old.key === other.key)).find((place) => place >= 0);
      known.splice(behind === undefined ? known.length : behind, 0, one);
      state.total += 1;
    }
  });
  state.at = known.findIndex((old) => old.key === here.key);
}

function next(by) {
  const tasks = state.view.tasks;
  const folded = state.step === "folded";
  for (let step = 1; step <= tasks.length; step += 1) {
    const index = (((state.at + by * step) % tasks.length) + tasks.length) % tasks.length;
    const open = !state.settled.has(tasks[index].key) && !(folded && tasks[index].group === "rest");
    if (open) {
      state.at = index;
      break;
    }
  }
  show();
}

async function takeAll() {
  const rest = left().filter((one) => one.group === "rest" && !one.conflict);
  const keys = Object.fromEntries(rest.map((one) => [one.key, one.seen]));
  await busily(async () => {
    const reply = await send(`/d/${KEY}/all`, { keys, note: W.taken_together });
    if (reply.count < rest.length) return load();
    rest.forEach((one) => state.settled.add(one.key));
    tell(`${W.saved}: ${reply.count}`);
    return show();
  });
}

async function undo() {
  await busily(async () => {
    const reply = await send("/undo", {});
    tell(reply.key ? W.undone : W.nothing_to_undo);
    state.last = [];
    if (reply.key && reply.key !== KEY) location.href = `/d/${reply.key}`;
    else if (reply.key) await load();
  });
}

async function nextDocument() {
  const answer = await fetch("/");
  const list = new DOMParser().parseFromString(await answer.text(), "text/html");
  const open = [...list.querySelectorAll(".open")].map((link) => link.getAttribute("href")).find((address) => address !== `/d/${KEY}`);
  location.href = open || "/";
}

// ---- the choice of an indicator ----

function unmarked(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();
}

async function choose() {
  if (task().table !== "figures") return;
  if (!state.codes) {
    const answer = await fetch("/indicators");
    state.codes = (await answer.json()).map(([code, name]) => ({ code, name, plain: ` ${unmarked(name)} ${code}` }));
  }
  state.before = state.step;
  state.said.typed = field() ? field().value : "";
  state.step = "choose";
  render();
}

function renderChoice() {
  const search = make("input", { class: "search", id: "search", placeholder: W.find_indicator, autocomplete: "off", spellcheck: "false" });
  const list = make("ul", { class: "choices", id: "choices" });
  document.getElementById("entry").replaceWith(make("div", {}, search, list));
  search.addEventListener("input", listChoices);
  listChoices();
  search.focus();
}

function matching() {
  const words = unmarked(document.getElementById("search").value).split(/\s+/).filter(Boolean);
  const none = { code: "", name: W.none };
  const found = state.codes.filter((one) => words.every((word) => one.plain.includes(word)));
  const phrase = ` ${words.join(" ")}`;
  const far = (one) => (one.plain.includes(phrase) ? 0 : words.every((word) => one.plain.includes(` ${word}`)) ? 1 : 2);
  found.sort((one, other) => far(one) - far(other)); // of words in one run before words, before parts of words
  return [...found.slice(0, MOST_CHOICES), none];
}

function listChoices() {
  state.chosen = 0;
  markChoice();
}

function markChoice() {
  const list = document.getElementById("choices");
  list.replaceChildren(...matching().map((one, index) => {
    const line = make("li", index === state.chosen ? { class: "chosen" } : {}, make("span", {}, one.name), make("small", {}, one.code));
    line.addEventListener("click", () => { state.chosen = index; take(); });
    return line;
  }));
}

function take() {
  const found = matching()[state.chosen];
  state.said.indicator = found.code;
  state.said.indicator_name = found.name;
  state.step = state.before;
  render();
}

function choosing(event) {
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in moves) {
    state.chosen = (state.chosen + moves[event.key] + matching().length) % matching().length;
    markChoice();
  } else if (event.key === "Enter") take();
  else if (event.key === "Escape") { state.step = state.before; render(); }
  else return;
  event.preventDefault();
}

// ---- keys ----

function cycle(name, values) {
  const now = name in state.said ? state.said[name] : task()[name];
  state.said[name] = values[(values.indexOf(now) + 1) % values.length];
  state.said.typed = field() ? field().value : "";
  render();
}

const ANYWHERE = {
  PageUp: () => turnPage(-1),
  PageDown: () => turnPage(1),
};
const COMMANDS = {
  KeyC: choose,
  KeyT: () => task().table === "figures" && cycle("status", STATUSES),
  KeyL: () => task().table === "figures" && cycle("kind", Object.keys(SCREEN.kinds)),
  KeyX: () => { state.turn = (state.turn + 90) % 360; layPage(task()); },
  KeyU: undo,
  KeyG: turnParts,
  KeyH: () => { location.href = "/"; },
  KeyA: () => task().group === "rest" && takeAll(),
};

function begins(key) {
  return key.length === 1 && /[\d(+\-–½¼¾]/.test(key);
}

// True while letters belong to a field and are no commands.
function typing() {
  const active = document.activeElement;
  return Boolean(active && active.tagName === "INPUT" && (active.id !== "typed" || active.value));
}

function pressed(event) {
  if (help.open) { help.close(); return event.preventDefault(); }
  if (!state.view) return undefined;
  if (state.busy) {
    state.waiting.push(event);
    return event.preventDefault();
  }
  if (event.key === "?" && !typing()) { help.showModal(); return event.preventDefault(); }
  if (state.step === "choose") return choosing(event);
  if ((event.ctrlKey && event.code === "KeyZ") && !typing()) { undo(); return event.preventDefault(); }
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  if (event.code in ANYWHERE) { ANYWHERE[event.code](); return event.preventDefault(); }
  if (event.code === "Enter" || event.code === "NumpadEnter") return entered(event);
  if (state.step === "finished") return afterwards(event);
  if (event.code === "Tab" && task().mode === "head" && typing()) return undefined;
  if (event.code === "Tab") { next(event.shiftKey ? -1 : 1); return event.preventDefault(); }
  if (event.code === "Escape") { escaped(); return event.preventDefault(); }
  if (typing()) return typedOn(event);
  return command(event);
}

function entered(event) {
  if (event.repeat || event.isComposing) return undefined;
  event.preventDefault();
  if (state.step === "finished") return nextDocument();
  if (state.step === "folded") { state.restOpen = true; return show(); }
  return task().mode === "head" ? saveHead() : save();
}

function afterwards(event) {
  if (event.code === "KeyU") undo();
  if (event.code === "KeyH") location.href = "/";
}

function escaped() {
  if (field()) field().value = "";
  state.said = {};
  complain("", true);
  if (document.activeElement) document.activeElement.blur();
  render();
}

// A key that waited for a save reaches the field by hand: the browser no longer writes it.
function typedOn(event) {
  if (event.defaultPrevented && event.key.length === 1) field().value += event.key;
}

function command(event) {
  const one = task();
  if (one.mode === "head" && /^Digit\d$/.test(event.code)) {
    const input = document.getElementById(`field-${one.fields[(Number(event.code.slice(5)) + 9) % 10].name}`);
    input.focus();
    input.select();
  } else if (field() && begins(event.key)) {
    field().focus();
    field().value = event.key;
  } else if (event.code === "KeyZ") {
    state.zoom = Math.min(4, Math.max(0.5, state.zoom * (event.shiftKey ? 0.8 : 1.25)));
    layPage(one);
  } else if (event.code in COMMANDS) COMMANDS[event.code]();
  else if (state.step === "folded") return undefined;
  else if (event.code in BY_KEY && !event.repeat) return byKey(event);
  else return undefined;
  return event.preventDefault();
}

function byKey(event) {
  event.preventDefault();
  const chosen = BY_KEY[event.code];
  if (chosen === "later") return later();
  if (task().mode === "head") return undefined;
  if (chosen !== "as_printed" || task().mode === "shown") return save(chosen);
  state.said.state = state.said.state ? "" : chosen; // what is printed so must be typed all the same
  return render();
}

function later() {
  tell(W.later);
  next(1);
}

document.addEventListener("keydown", pressed);
document.getElementById("help-button").addEventListener("click", () => help.showModal());
card.addEventListener("input", (event) => {
  // What an input method began in an empty field is no numeral: digits begin one.
  if (event.target === field() && event.target.value && !begins(event.target.value[0]) && task().kind !== "date" && task().kind !== "document_number") event.target.value = "";
});

let active = performance.now();
for (const kind of ["keydown", "mousemove"]) document.addEventListener(kind, () => { active = performance.now(); });
setInterval(async () => {
  if (document.hidden || performance.now() - active > 600000) return;
  try {
    showHolder((await send(`/d/${KEY}/lease`, {})).held);
  } catch (fault) {
    document.getElementById("held").textContent = W.stopped;
  }
}, 20000);

load();
