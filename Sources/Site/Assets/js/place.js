// Where it is: by address with candidates, by the device, or by a tap on the map. Each way works without the others.

import { combo } from "./combo.js";
import { boundaries, ground, look } from "./ground.js";

// Only a small place stands for a point; the middle of a district would point at somebody else's door.
const ZOOM = { grid: 16, estate: 16, building: 17, unit: 17 };
const WIDE = { province: 8, city: 10, district: 12, town: 14, community: 15 };

class PlaceField {
    constructor(field) {
        const part = (name) => field.querySelector(`[data-place-${name}]`);
        this.words = field.dataset;
        this.address = part("address");
        this.latitude = part("latitude");
        this.longitude = part("longitude");
        this.found = part("found");
        this.here = part("here");
        this.list = field.querySelector(".combo-list");
        this.frame = field.querySelector("[data-map-frame]");
        this.isFromAddress = false;
    }

    start() {
        combo(this.address, this.list, {
            address: this.words.search,
            none: this.words.none,
            many: this.words.many,
            status: this.found,
            chosen: (item) => this.choose(item),
        });
        this.address.addEventListener("input", () => this.forgetCandidate());
        this.latitude.addEventListener("change", () => this.draw());
        this.offerDevice();
        this.openMap();
    }

    choose(item) {
        this.address.value = item.name;
        this.address.dispatchEvent(new Event("change", { bubbles: true }));
        this.isFromAddress = true;
        if (item.latitude != null && item.level in ZOOM) this.put(item.latitude, item.longitude);
        else this.clear();
        this.found.textContent = this.words.found.replace("{name}", item.path_text);
        const zoom = ZOOM[item.level] ?? WIDE[item.level];
        if (item.latitude != null) this.map?.setView([item.latitude, item.longitude], zoom);
    }

    /** A point that came with a candidate goes when other words are typed; a point of the map or the device stays. */
    forgetCandidate() {
        if (!this.isFromAddress) return;
        this.isFromAddress = false;
        this.clear();
    }

    clear() {
        this.latitude.value = "";
        this.longitude.value = "";
        this.draw();
        this.latitude.dispatchEvent(new Event("change", { bubbles: true }));
    }

    point(latitude, longitude) {
        this.isFromAddress = false;
        this.put(latitude, longitude);
        this.found.textContent = this.words.chosen;
    }

    put(latitude, longitude) {
        this.latitude.value = Number(latitude).toFixed(6);
        this.longitude.value = Number(longitude).toFixed(6);
        this.longitude.dispatchEvent(new Event("change", { bubbles: true }));
        this.latitude.dispatchEvent(new Event("change", { bubbles: true }));
    }

    offerDevice() {
        if (!navigator.geolocation || !window.isSecureContext) return;
        this.here.hidden = false;
        this.here.addEventListener("click", () => {
            navigator.geolocation.getCurrentPosition(
                ({ coords }) => {
                    this.point(coords.latitude, coords.longitude);
                    this.map?.setView([coords.latitude, coords.longitude], 17);
                },
                () => { this.found.textContent = this.words.failed; },
                { enableHighAccuracy: true, timeout: 10000 });
        });
    }

    async openMap() {
        const element = this.frame.querySelector("[data-map]");
        this.frame.hidden = !window.L;
        this.map = ground(element, this.words);
        if (!this.map) return;
        this.map.setView([this.words.centreLatitude, this.words.centreLongitude], 11);
        new ResizeObserver(() => this.map.invalidateSize()).observe(element);
        this.map.on("click", ({ latlng }) => this.point(latlng.lat, latlng.lng));
        element.addEventListener("keydown", (event) => {
            if (event.key !== "Enter" || event.target !== element) return;
            event.preventDefault();
            const centre = this.map.getCenter();
            this.point(centre.lat, centre.lng);
        });
        this.draw();
        const shapes = await boundaries(this.words.boundary);
        if (shapes) window.L.geoJSON(shapes, { interactive: false, style: ({ properties }) => look(properties) }).addTo(this.map);
    }

    draw() {
        if (!this.map) return;
        if (!this.latitude.value) {
            this.pin?.remove();
            return;
        }
        const at = [Number(this.latitude.value), Number(this.longitude.value)];
        this.pin ??= this.newPin(at);
        this.pin.setLatLng(at).addTo(this.map);
        if (!this.map.getBounds().contains(at)) this.map.setView(at, 16);
    }

    newPin(at) {
        const icon = window.L.divIcon({ className: "pin", iconSize: null });
        const pin = window.L.marker(at, { icon, draggable: true, keyboard: false, title: this.words.pin, alt: this.words.pin });
        pin.on("dragend", () => this.point(pin.getLatLng().lat, pin.getLatLng().lng));
        return pin;
    }
}

for (const field of document.querySelectorAll("[data-place]")) new PlaceField(field).start();
