// Asks one thing at a time where a form is cut into steps, and shows parts that depend on an answer.
// Without this script the whole form stands there at once and works the same.

function answers(form, name) {
    return new FormData(form).getAll(name).map(String);
}

function showDependent(form) {
    for (const part of form.querySelectorAll("[data-shown-by]")) {
        const conditions = part.dataset.shownBy.split(" ").map((pair) => pair.split("="));
        part.hidden = !conditions.some(([name, value]) => answers(form, name).includes(value));
    }
}

function labelOf(field) {
    const label = field.querySelector("label, legend");
    const copy = label.cloneNode(true);
    copy.querySelectorAll(".optional").forEach((part) => part.remove());
    return copy.textContent.trim();
}

function spoken(field) {
    const chosen = field.querySelector("input[type=radio]:checked");
    if (chosen) return field.querySelector(`label[for="${CSS.escape(chosen.id)}"]`).textContent.trim();
    const file = field.querySelector("input[type=file]");
    if (file) return [...file.files].map((one) => one.name).join("\n");
    const select = field.querySelector("select");
    if (select) return select.value ? select.selectedOptions[0].textContent.trim() : "";
    const text = field.querySelector("textarea, input:not([type=hidden])");
    return text ? text.value.trim() : "";
}

function steps(form) {
    const parts = [...form.querySelectorAll("[data-step]")];
    const send = form.querySelector("[data-steps-send]");
    const back = form.querySelector("[data-steps-back]");
    const intro = document.querySelector("[data-steps-intro]");
    const sendWord = send.textContent;
    const count = document.createElement("p");
    count.className = "ask-count";
    count.setAttribute("role", "status");
    form.prepend(count);
    let at = 0;

    const review = () => {
        const list = form.querySelector("[data-review-list]");
        list.replaceChildren();
        parts.forEach((part, index) => {
            if (part.hasAttribute("data-review")) return;
            for (const field of part.querySelectorAll(".field")) {
                if (field.closest("[data-shown-by]")?.hidden) continue;
                list.append(row(field, index));
            }
        });
    };
    const row = (field, index) => {
        const line = document.createElement("div");
        const term = document.createElement("dt");
        const value = document.createElement("dd");
        const change = document.createElement("button");
        term.textContent = labelOf(field);
        value.textContent = spoken(field) || form.dataset.nothing;
        change.type = "button";
        change.className = "btn btn-quiet btn-small";
        change.textContent = form.dataset.change;
        change.setAttribute("aria-label", `${form.dataset.change}: ${term.textContent}`);
        change.addEventListener("click", () => show(index));
        value.append(change);
        line.append(term, value);
        return line;
    };
    const show = (next, quietly) => {
        at = Math.max(0, Math.min(next, parts.length - 1));
        parts.forEach((part, index) => { part.hidden = index !== at; });
        if (parts[at].hasAttribute("data-review")) review();
        if (intro) intro.hidden = at > 0;
        count.textContent = form.dataset.count.replace("{n}", at + 1).replace("{all}", parts.length);
        back.hidden = at === 0;
        send.textContent = at === parts.length - 1 ? sendWord : form.dataset.next;
        parts[at].dispatchEvent(new CustomEvent("step-shown", { bubbles: true }));
        if (quietly) return;
        window.scrollTo({ top: 0 });
        parts[at].querySelector("textarea, input:not([type=hidden]), h2")?.focus({ preventScroll: true });
    };
    const complete = () => {
        for (const input of parts[at].querySelectorAll("[required]")) {
            if (input.closest("[data-shown-by][hidden]")) continue;
            if (!input.value.trim()) { input.setAttribute("aria-invalid", "true"); input.focus(); return input.reportValidity(); }
            input.removeAttribute("aria-invalid");
        }
        return true;
    };

    form.addEventListener("submit", (event) => {
        if (at === parts.length - 1) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (complete() !== false) show(at + 1);
    }, true);
    back.addEventListener("click", () => show(at - 1));
    const wrong = parts.findIndex((part) => part.querySelector(".field-wrong"));
    show(wrong < 0 ? 0 : wrong, true);
    document.querySelectorAll(".faults a[href^='#']").forEach((link) => {
        link.addEventListener("click", () => {
            const target = document.getElementById(link.hash.slice(1));
            const index = parts.findIndex((part) => part.contains(target));
            if (index >= 0) show(index, true);
        });
    });
}

for (const form of document.querySelectorAll("form")) {
    if (form.querySelector("[data-shown-by]")) {
        showDependent(form);
        form.addEventListener("change", () => showDependent(form));
    }
    if (form.hasAttribute("data-steps")) steps(form);
}
