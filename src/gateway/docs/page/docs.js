// Which form is shown is in the query, so that it can be linked; requests that are tried go to the gateway that serves
// the page, whatever name it is reached by.
const form = new URLSearchParams(location.search).has("canonical") ? "canonical" : "actions";
document.querySelector(`[data-form=${form}]`).setAttribute("aria-current", "page");

const explorer = document.querySelector("openapi-explorer");
explorer.setAttribute("server-url", new URL(".", location.href).href.replace(/\/$/, ""));
explorer.setAttribute("spec-url", form === "canonical" ? "openapi.json" : "openapi.actions.json");
