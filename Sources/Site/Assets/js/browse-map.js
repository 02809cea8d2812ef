// The map beside the tree of places: each boundary opens its node; the list and the map point at each other.

import { boundaries, ground, look } from "./ground.js";

const NAMES_UP_TO = 40;

for (const element of document.querySelectorAll("[data-browse-map]")) browse(element);

async function browse(element) {
    const map = ground(element, element.dataset);
    if (!map) return;
    const shapes = await boundaries(element.dataset.boundary);
    if (!shapes?.features?.length) {
        map.setView([element.dataset.centreLatitude ?? 32.06, element.dataset.centreLongitude ?? 118.79], 10);
        return;
    }
    const named = shapes.features.filter(({ properties }) => properties.href).length <= NAMES_UP_TO;
    const layer = window.L.geoJSON(shapes, {
        style: ({ properties }) => look(properties),
        onEachFeature: (feature, path) => describe(feature.properties, path, named),
        pointToLayer: (feature, at) => window.L.circleMarker(at, { radius: 6 }),
    }).addTo(map);
    map.fitBounds(layer.getBounds(), { padding: [16, 16] });
    layer.eachLayer((path) => reach(path));
}

function describe(properties, path, named) {
    if (!properties.href) return;
    path.bindTooltip(properties.name, { permanent: named, direction: "center", className: named ? "boundary-name" : "" });
    path.on("click", () => window.location.assign(properties.href));
}

/** A boundary can be reached and opened by keyboard, and lights up with its line in the list. */
function reach(path) {
    const { href, name, code } = path.feature.properties;
    const shape = path.getElement();
    if (!shape || !href) return;
    shape.setAttribute("tabindex", "0");
    shape.setAttribute("role", "link");
    shape.setAttribute("aria-label", name);
    shape.addEventListener("keydown", (event) => { if (event.key === "Enter") window.location.assign(href); });
    const line = document.querySelector(`[data-code="${CSS.escape(code)}"]`);
    const light = (on) => () => { shape.classList.toggle("boundary-current", on); };
    for (const [name, on] of [["mouseenter", true], ["focusin", true], ["mouseleave", false], ["focusout", false]]) {
        line?.addEventListener(name, light(on));
    }
}
