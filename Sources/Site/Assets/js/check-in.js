// Says where the phone is, when its owner checks in. Without this script, or without a position, the code remains.

function position() {
    const options = { enableHighAccuracy: true, timeout: 15000, maximumAge: 0 };
    return new Promise((found, failed) => navigator.geolocation.getCurrentPosition(found, failed, options));
}

for (const form of document.querySelectorAll("form[data-check-in]")) {
    if (!navigator.geolocation || !window.isSecureContext) continue;
    form.hidden = false;
    const status = form.querySelector("[data-status]");
    const button = form.querySelector("[data-here]");
    button.addEventListener("click", async () => {
        button.disabled = true;
        status.textContent = form.dataset.asking;
        try {
            const { coords, timestamp } = await position();
            form.querySelector("[data-latitude]").value = coords.latitude;
            form.querySelector("[data-longitude]").value = coords.longitude;
            form.querySelector("[data-accuracy]").value = Math.min(coords.accuracy, 100000);
            form.querySelector("[data-phone-time]").value = new Date(timestamp).toISOString().replace(/\.\d+Z$/, "Z");
            form.submit();
        } catch {
            status.textContent = form.dataset.failed;
            button.disabled = false;
        }
    });
}
