// Photos before they are sent: shown small, counted, too large ones left out with a word.

const SIDE = 176;

for (const field of document.querySelectorAll("[data-photos]")) pick(field);

function pick(field) {
    const input = field.querySelector("input[type=file]");
    const list = field.querySelector("[data-photo-list]");
    const count = field.querySelector("[data-photo-count]");
    const words = field.dataset;
    const limit = Number(words.limit);
    let chosen = [];

    const show = (sentences) => {
        const carrier = new DataTransfer();
        for (const file of chosen) carrier.items.add(file);
        input.files = carrier.files;
        const counted = chosen.length > 0 ? [words.count.replace("{count}", chosen.length)] : [];
        count.textContent = [...counted, ...sentences].join(" ");
        list.replaceChildren(...chosen.map((file) => tile(file, words.remove, () => {
            chosen = chosen.filter((other) => other !== file);
            show([]);
            input.focus();
        })));
    };

    input.addEventListener("change", () => {
        const sentences = [];
        for (const file of input.files) {
            const sentence = fault(file, chosen, words, limit);
            if (sentence) sentences.push(sentence);
            else if (!chosen.some((other) => same(other, file))) chosen.push(file);
        }
        show([...new Set(sentences)]);
    });
}

function same(one, other) {
    return one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
}

/** Why a file cannot be added; nil when it can. */
function fault(file, chosen, words, limit) {
    if (!file.type.startsWith("image/") && !/\.(heic|heif)$/i.test(file.name)) return words.notPicture.replace("{name}", file.name);
    if (file.size > Number(words.megabytes) * 1_000_000) {
        return words.tooLarge.replace("{name}", file.name).replace("{limit}", words.megabytes);
    }
    if (chosen.length >= limit) return words.tooMany.replace("{limit}", limit);
    return undefined;
}

function tile(file, label, remove) {
    const item = document.createElement("li");
    const picture = document.createElement("canvas");
    [picture.width, picture.height] = [SIDE, SIDE];
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", file.name);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "remove";
    button.setAttribute("aria-label", label.replace("{name}", file.name));
    button.addEventListener("click", remove);
    item.append(picture, button);
    draw(file, picture);
    return item;
}

/** The middle square of the picture. A kind the browser cannot read stays an empty tile. */
async function draw(file, canvas) {
    try {
        const picture = await createImageBitmap(file);
        const side = Math.min(picture.width, picture.height);
        const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
        canvas.getContext("2d").drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE);
        picture.close();
    } catch {
        canvas.classList.add("photo-unread");
    }
}
