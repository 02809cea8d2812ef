// Shows the API description; the address of it is on the page.
const place = document.getElementById("api-reference");

window.SwaggerUIBundle({
    url: place.dataset.url,
    domNode: place,
    deepLinking: true,
    docExpansion: "list",
    defaultModelsExpandDepth: -1,
    validatorUrl: null,
});
