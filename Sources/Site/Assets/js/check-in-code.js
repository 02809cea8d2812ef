// Shows the code of this minute, and the next one when it comes. Without this script the page loads itself anew.

async function show(place) {
    try {
        const answer = await fetch(place.dataset.code, { headers: { Accept: "application/json" } });
        if (!answer.ok) return;
        const { code, seconds } = await answer.json();
        place.textContent = code;
        wait(place, seconds);
    } catch {
        wait(place, 5);
    }
}

function wait(place, seconds) {
    setTimeout(() => show(place), seconds * 1000 + 200);
}

for (const place of document.querySelectorAll("[data-code]")) wait(place, Number(place.dataset.seconds));
