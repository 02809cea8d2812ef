// The category: a plain select without script, a search with it. The select stays and carries the value.

import { combo } from "./combo.js";

for (const field of document.querySelectorAll("[data-choose]")) enhance(field);

function enhance(field) {
    const select = field.querySelector("select");
    const input = searchField(select);
    const list = suggestions(`${input.id}-list`, field.querySelector("label"));
    const status = document.createElement("p");
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    const frame = document.createElement("div");
    frame.className = "combo";
    frame.append(input, list);
    select.before(frame, status);
    select.hidden = true;

    const write = () => { input.value = select.value ? select.selectedOptions[0].textContent.trim() : ""; };
    write();
    select.addEventListener("change", write);
    input.addEventListener("input", () => {
        if (input.value.trim() !== "") return;
        select.value = "";
        select.dispatchEvent(new Event("change", { bubbles: true }));
    });
    input.addEventListener("blur", write);
    combo(input, list, {
        address: field.dataset.search,
        none: field.dataset.none,
        many: field.dataset.many,
        status,
        chosen: (item) => {
            if (![...select.options].some((option) => option.value === item.code)) select.add(new Option(item.name, item.code));
            select.value = item.code;
            for (const changed of [select, input]) changed.dispatchEvent(new Event("change", { bubbles: true }));
        },
    });
}

/** Takes over the id, so that the label and the links to faults find it. */
function searchField(select) {
    const input = document.createElement("input");
    input.type = "search";
    input.className = "form-control";
    input.id = select.id;
    input.required = select.required;
    for (const name of ["aria-describedby", "aria-invalid"]) {
        if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
    }
    select.id = `${select.id}-value`;
    select.required = false;
    return input;
}

function suggestions(id, label) {
    const list = document.createElement("ul");
    list.id = id;
    list.className = "combo-list";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", label.firstChild?.textContent.trim() ?? "");
    return list;
}
