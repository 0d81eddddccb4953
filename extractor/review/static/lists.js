// The lists: the person's name, groups of like digits, letters to copy, the first document by Enter.
"use strict";

const toast = document.getElementById("toast");

function tell(words, bad) {
  toast.textContent = words;
  toast.className = bad ? "shown bad" : "shown";
  setTimeout(() => { toast.className = ""; }, 2500);
}

const form = document.getElementById("person-form");
async function rename() {
  await send("/person", { person: form.person.value });
}
form.addEventListener("submit", (event) => {
  event.preventDefault();
  form.person.blur();
});
form.person.addEventListener("change", rename);

for (const button of document.querySelectorAll(".copy")) {
  button.addEventListener("click", async () => {
    const text = button.parentElement.querySelector("textarea");
    text.select();
    await navigator.clipboard.writeText(text.value);
    tell(button.dataset.done);
  });
}

function drawCrop(button, picture) {
  const mark = JSON.parse(button.dataset.mark);
  const canvas = button.querySelector("canvas");
  const wide = picture.naturalWidth / 100;
  const high = picture.naturalHeight / 100;
  const scale = Math.min(canvas.height / (mark.height * high * 1.3), canvas.width / (mark.width * wide * 1.1));
  const veiled = Math.max(0, (canvas.width - mark.width * wide * scale) / 2 - 3);
  const across = canvas.width / scale;
  const down = canvas.height / scale;
  const left = (mark.left + mark.width / 2) * wide - across / 2;
  const top = (mark.top + mark.height / 2) * high - down / 2;
  const brush = canvas.getContext("2d");
  brush.imageSmoothingQuality = "high";
  brush.fillStyle = "#fff";
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(picture, left, top, across, down, 0, 0, canvas.width, canvas.height);
  brush.fillStyle = "rgba(255, 255, 255, .7)";
  brush.fillRect(0, 0, veiled, canvas.height);
  brush.fillRect(canvas.width - veiled, 0, veiled, canvas.height);
}

// The crops in view are drawn from the small picture at once, from the page itself as it comes: one
// page after another, each for all its crops.
const pages = new Map();
let drawing = Promise.resolve();

function loaded(address) {
  return new Promise((resolve) => {
    const picture = new Image();
    picture.addEventListener("load", () => resolve(picture));
    picture.addEventListener("error", () => resolve(null));
    picture.src = address;
  });
}

function inView(crop) {
  const { picture, original } = crop.dataset;
  const page = pages.get(original) || { crops: [], small: loaded(picture) };
  page.crops.push(crop);
  page.small.then((small) => { if (small && pages.get(original) === page) drawCrop(crop, small); });
  if (page.crops.length > 1) return;
  pages.set(original, page);
  drawing = drawing.then(async () => {
    await page.small;
    const fine = await loaded(original);
    pages.delete(original); // large: what comes into view later is asked for again
    if (fine) page.crops.forEach((one) => drawCrop(one, fine));
  });
}

const watch = new IntersectionObserver((seen) => {
  for (const one of seen.filter((each) => each.isIntersecting)) {
    watch.unobserve(one.target);
    inView(one.target);
  }
}, { rootMargin: "200px" });

async function takeGroup(group) {
  const documents = new Map();
  for (const crop of group.querySelectorAll(".crop[aria-pressed=false]")) {
    if (!documents.has(crop.dataset.document)) documents.set(crop.dataset.document, {});
    documents.get(crop.dataset.document)[crop.dataset.key] = crop.dataset.seen;
  }
  for (const [key, keys] of documents) await send(`/d/${key}/all`, { keys, note: group.dataset.note });
  const next = group.nextElementSibling;
  group.remove();
  if (next) next.focus();
}

for (const group of document.querySelectorAll(".group")) {
  for (const crop of group.querySelectorAll(".crop")) {
    watch.observe(crop);
    crop.addEventListener("click", () => {
      crop.setAttribute("aria-pressed", crop.getAttribute("aria-pressed") === "true" ? "false" : "true");
    });
  }
  group.querySelector(".take").addEventListener("click", () => takeGroup(group));
  group.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === group && !event.repeat) takeGroup(group);
  });
}

document.addEventListener("keydown", (event) => {
  const idle = document.activeElement === document.body;
  const first = document.querySelector(".list .open");
  if (event.key === "Enter" && idle && first && !event.repeat) location.href = first.href;
});
