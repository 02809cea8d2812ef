// A search field with suggestions under it, after the ARIA combobox pattern.

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list an empty list with role=listbox
 * @param {{address: string, none: string, many: string, status: HTMLElement, chosen: (item: object) => void, more?: (item: object) => string}} options
 */
export function combo(input, list, options) {
    const state = { items: [], active: -1, waiting: undefined, request: undefined };
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");
    input.autocomplete = "off";

    const close = () => {
        list.hidden = true;
        state.active = -1;
        input.setAttribute("aria-expanded", "false");
        input.removeAttribute("aria-activedescendant");
    };

    const choose = (index) => {
        const item = state.items[index];
        if (!item) return;
        close();
        options.chosen(item);
    };

    const activate = (index) => {
        const rows = list.children;
        if (rows.length === 0) return;
        rows[state.active]?.setAttribute("aria-selected", "false");
        state.active = (index + rows.length) % rows.length;
        rows[state.active].setAttribute("aria-selected", "true");
        rows[state.active].scrollIntoView({ block: "nearest" });
        input.setAttribute("aria-activedescendant", rows[state.active].id);
    };

    const show = (items) => {
        state.items = items;
        state.active = -1;
        list.replaceChildren(...items.map((item, index) => row(item, index, list.id, options.more)));
        list.hidden = items.length === 0;
        input.setAttribute("aria-expanded", String(items.length > 0));
        options.status.textContent = items.length === 0 ? options.none : options.many.replace("{count}", items.length);
    };

    const search = async () => {
        const text = input.value.trim();
        state.request?.abort();
        if (text.length === 0) return close();
        state.request = new AbortController();
        try {
            const answer = await fetch(`${options.address}?q=${encodeURIComponent(text)}`, { signal: state.request.signal });
            if (answer.ok) show(await answer.json());
        } catch (fault) {
            if (fault.name !== "AbortError") close();
        }
    };

    const soon = () => {
        clearTimeout(state.waiting);
        state.waiting = setTimeout(search, 200);
    };

    input.addEventListener("input", (event) => { if (!event.isComposing) soon(); });
    input.addEventListener("compositionend", soon);
    input.addEventListener("blur", () => setTimeout(close, 150));
    input.addEventListener("keydown", (event) => {
        if (event.isComposing) return;
        const isOpen = !list.hidden;
        if (event.key === "ArrowDown" && !isOpen) soon();
        else if (event.key === "ArrowDown") activate(state.active + 1);
        else if (event.key === "ArrowUp" && isOpen) activate(state.active < 0 ? -1 : state.active - 1);
        else if (event.key === "Enter" && isOpen && state.active >= 0) choose(state.active);
        else if (event.key === "Escape" && isOpen) close();
        else return;
        event.preventDefault();
        event.stopPropagation();
    });
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
        const chosen = event.target.closest("[role=option]");
        if (chosen) choose([...list.children].indexOf(chosen));
    });
}

function row(item, index, listID, more) {
    const element = document.createElement("li");
    element.id = `${listID}-${index}`;
    element.setAttribute("role", "option");
    element.setAttribute("aria-selected", "false");
    element.textContent = item.name;
    const path = document.createElement("span");
    path.className = "path";
    path.textContent = more ? more(item) : item.path_text;
    element.append(path);
    return element;
}
