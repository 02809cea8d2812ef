// What every page does: tells when there is no network, brings faults into view, keeps a form from being sent twice.

const line = document.querySelector("[data-offline]");
const showLine = () => { if (line) line.hidden = navigator.onLine; };
window.addEventListener("online", showLine);
window.addEventListener("offline", showLine);
showLine();

for (const link of document.querySelectorAll(".faults a")) nameFault(link);
const fault = document.querySelector(".field-wrong");
fault?.closest("details")?.setAttribute("open", "");
document.querySelector("[data-focus]")?.focus();

/** Puts the label of the field before what is wrong with it. */
function nameFault(link) {
    const id = decodeURIComponent(link.hash.slice(1));
    const field = document.getElementById(id) ?? document.querySelector(`[name="${CSS.escape(id)}"]`);
    if (!field) return;
    const label = field.closest(".field")?.querySelector("label, legend")?.firstChild?.textContent.trim();
    if (label) link.prepend(`${label} — `);
    link.addEventListener("click", (event) => {
        event.preventDefault();
        field.closest("details")?.setAttribute("open", "");
        field.focus();
    });
}

document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "dialog" || form.hasAttribute("hx-post") || form.hasAttribute("hx-get")) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-busy", "true");
});

window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
    for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
});

document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
        if (!menu.contains(event.target)) menu.open = false;
    }
});

document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details[data-menu][open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
});

// What scrolls sideways can be scrolled by keyboard too.
const scrolled = new ResizeObserver((entries) => {
    for (const { target } of entries) {
        if (target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight) target.tabIndex = 0;
        else target.removeAttribute("tabindex");
    }
});
for (const part of document.querySelectorAll(".table-scroll")) scrolled.observe(part);
