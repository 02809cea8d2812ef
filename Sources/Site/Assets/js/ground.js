// The ground every map stands on: tiles when the city has some, else its boundaries alone.

/** A quiet map in `element`; nil when the map library did not load. */
export function ground(element, { tiles, attribution, zoomIn, zoomOut }) {
    const leaflet = window.L;
    if (!leaflet) return undefined;
    const map = leaflet.map(element, { maxZoom: 19, minZoom: 7, zoomControl: false, zoomAnimation: !calm(), fadeAnimation: false });
    map.attributionControl.setPrefix(false);
    leaflet.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
    if (tiles) leaflet.tileLayer(tiles, { attribution, maxZoom: 19 }).addTo(map);
    return map;
}

/** The boundaries at an address, as GeoJSON; nothing when they cannot be had. */
export async function boundaries(address) {
    if (!address) return undefined;
    try {
        const answer = await fetch(address);
        return answer.ok ? await answer.json() : undefined;
    } catch {
        return undefined;
    }
}

/** How a boundary looks: the node itself, or one of the nodes in it. */
export function look(properties) {
    const made = properties.made_up ? " boundary-made-up" : "";
    return { className: `${properties.href ? "boundary" : "boundary boundary-outer"}${made}` };
}

function calm() {
    return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
