// What is being written is kept on this device at every keystroke, and given back until it was accepted.

const done = document.querySelector("meta[name=draft-done]");
if (done) localStorage.removeItem(key(done.content));

for (const form of document.querySelectorAll("form[data-draft]")) keep(form);

function keep(form) {
    const name = key(form.dataset.draft);
    const line = form.querySelector("[data-draft-line]");
    const cameBack = document.querySelector("[data-focus]") !== null;
    if (!cameBack && restore(form, name) && line) line.hidden = false;
    form.addEventListener("input", () => save(form, name));
    form.addEventListener("change", () => save(form, name));
    form.querySelector("[data-draft-drop]")?.addEventListener("click", () => {
        localStorage.removeItem(name);
        form.reset();
        for (const field of kept(form)) {
            if (field.type === "hidden") field.value = "";
            field.dispatchEvent(new Event("change"));
        }
        line.hidden = true;
    });
}

function key(name) {
    return `draft:${name}`;
}

function kept(form) {
    return [...form.elements].filter((field) =>
        field.name && !field.name.startsWith("_") && !["password", "file", "submit", "button"].includes(field.type));
}

function save(form, name) {
    const values = {};
    for (const field of kept(form)) {
        if (field.type === "radio") { if (field.checked) values[field.name] = field.value; }
        else values[field.name] = field.type === "checkbox" ? field.checked : field.value;
    }
    try {
        localStorage.setItem(name, JSON.stringify(values));
    } catch {
        // A full or forbidden store only means that nothing is given back later.
    }
}

/** True when something was given back that the page did not already have. */
function restore(form, name) {
    const values = read(name);
    if (!values) return false;
    let changed = false;
    for (const field of kept(form)) {
        if (!(field.name in values)) continue;
        const value = values[field.name];
        if (field.type === "radio" || field.type === "checkbox") {
            const checked = field.type === "radio" ? field.value === value : value;
            if (field.checked === checked) continue;
            field.checked = checked;
        } else {
            if (field.value === value) continue;
            field.value = value;
        }
        changed = true;
        field.dispatchEvent(new Event("change"));
    }
    return changed;
}

function read(name) {
    try {
        return JSON.parse(localStorage.getItem(name));
    } catch {
        return null;
    }
}
