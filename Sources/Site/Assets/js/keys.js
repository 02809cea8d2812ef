// Work pages by keyboard: / search, j and k move, Enter opens, single letters act, ? lists them.

const sheet = document.getElementById("keys");
const acts = { "/": search, j: () => move(1), k: () => move(-1), Enter: open, "?": list };

document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.key === "Escape" && isField(target)) target.blur();
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isField(target) || document.querySelector("dialog[open]")) return;
    if (event.key === "Enter" && target.closest("a, button, summary, [tabindex]:not(main)")) return;
    const act = acts[event.key] ?? letter(event.key);
    if (act && act() !== false) event.preventDefault();
});

for (const button of document.querySelectorAll("[data-show-keys]")) button.addEventListener("click", list);

function isField(element) {
    return element.matches("input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]");
}

function search() {
    const field = document.querySelector("[data-search]:is(input)");
    if (!field) return false;
    field.focus();
    field.select();
}

function rows() {
    return [...document.querySelectorAll("table[data-rows] tbody tr, ul[data-rows] > li")].filter((row) => row.querySelector("a[href]"));
}

function move(step) {
    const all = rows();
    if (all.length === 0) return false;
    const now = all.findIndex((row) => row.getAttribute("aria-current") === "true");
    const next = now < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, now + step));
    all[now]?.removeAttribute("aria-current");
    all[next].setAttribute("aria-current", "true");
    all[next].scrollIntoView({ block: "nearest" });
    link(all[next]).focus({ preventScroll: true });
}

function link(row) {
    return row.querySelector(".what a[href]") ?? row.querySelector("a[href]");
}

function open() {
    const row = rows().find((each) => each.getAttribute("aria-current") === "true");
    if (!row) return false;
    link(row).click();
}

function letter(key) {
    if (!/^[a-z0-9]$/.test(key)) return undefined;
    const element = [...document.querySelectorAll(`[data-key="${key}"]`)].find((each) => each.offsetParent !== null);
    return element && (() => press(element));
}

/** A fold opens and gives its first field the focus; anything else is clicked. */
function press(element) {
    if (!element.matches("summary")) return element.click();
    const fold = element.parentElement;
    fold.open = !fold.open;
    (fold.open ? fold.querySelector("input:not([type=hidden]), textarea, select, button") ?? element : element).focus();
}

function list() {
    if (!sheet) return false;
    sheet.querySelector("[data-keys-here]").replaceChildren(...[...document.querySelectorAll("[data-key]")].flatMap(entry));
    sheet.showModal();
}

function entry(element) {
    const term = document.createElement("dt");
    const key = document.createElement("kbd");
    key.textContent = element.dataset.key;
    term.append(key);
    const meaning = document.createElement("dd");
    const copy = element.cloneNode(true);
    for (const extra of copy.querySelectorAll("kbd, svg")) extra.remove();
    meaning.textContent = copy.textContent.trim();
    return [term, meaning];
}
