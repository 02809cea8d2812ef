// A call by keyboard: Enter in a field never sends the form; Ctrl+Enter creates and dispatches from anywhere in it.

const form = document.getElementById("call");

form?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        form.requestSubmit(form.querySelector("button[value=dispatch]"));
        return;
    }
    if (!event.target.matches("input, select")) return;
    event.preventDefault();
    event.target.dispatchEvent(new Event("change", { bubbles: true }));
});
