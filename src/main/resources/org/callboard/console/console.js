// All that runs in a browser beside htmx. Without it every page works; what it adds is told by data attributes.

const $ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Suggests a username for a name, as long as nobody has typed one. */
function suggestion(name) {
  return name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/ß/g, "ss")
    .toLowerCase()
    .trim()
    .replace(/[^a-z0-9]+/g, ".")
    .replace(/^\.|\.$/g, "");
}

function suggests(field) {
  const other = document.getElementById(field.dataset.suggests);
  let own = other.value === "";
  other.addEventListener("input", () => (own = other.value === ""));
  field.addEventListener("input", () => {
    if (own) other.value = suggestion(field.value);
  });
}

function reveals(button) {
  const field = document.getElementById(button.dataset.reveal);
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = field.type === "text";
    field.type = shown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!shown));
  });
}

/** Sends a form once, however often its button is pressed. */
function once(form) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  addEventListener("pageshow", () => (sent = false));
}

/** Asks before the page is left with something typed. */
function guards(form) {
  let changed = false;
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", () => (changed = false));
  addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}

/** Sends a form with a file, and shows how much of it is gone. What is too large is not sent at all. */
function uploads(form) {
  const field = form.querySelector('[name="file"]');
  const bar = form.querySelector("[data-sending]");
  field.addEventListener("change", () => {
    const tooLarge = field.files[0]?.size > Number(form.dataset.max);
    field.setCustomValidity(tooLarge ? form.dataset.tooLarge : "");
    field.reportValidity();
  });
  addEventListener("pageshow", () => (bar.hidden = true));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!bar.hidden) return;
    bar.hidden = false;
    const request = new XMLHttpRequest();
    request.upload.onprogress = (sent) => (bar.querySelector("progress").value = sent.loaded / sent.total);
    request.onerror = () => {
      bar.hidden = true;
      trouble.textContent = trouble.dataset.offline;
    };
    request.onload = () => {
      if (request.status < 400) return location.assign(request.responseURL);
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      document.getElementById("main").replaceWith(page.getElementById("main"));
      $("[data-upload]").forEach(uploads);
      $("[data-focus]").forEach((element) => element.focus());
    };
    request.open("POST", form.action);
    request.send(new FormData(form));
  });
}

const trouble = document.getElementById("trouble");
$("[data-upload]").forEach(uploads);
$("[data-suggests]").forEach(suggests);
$("[data-reveal]").forEach(reveals);
$("form[data-once]").forEach((form) => {
  once(form);
  guards(form);
});
$("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});
if (navigator.clipboard) $("[data-copy]").forEach((button) => (button.hidden = false));
// What is offered for some seconds only
$("[data-for]").forEach((element) => setTimeout(() => element.remove(), element.dataset.for * 1000));
$("[data-focus]").forEach((element) => element.focus());
// On the document: htmx puts new buttons into the page.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-confirm]");
  if (button && !confirm(button.dataset.confirm)) event.preventDefault();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const from = document.getElementById(button.dataset.copy);
  await navigator.clipboard.writeText(from.value ?? from.textContent);
  button.textContent = document.getElementById("notice").textContent = button.dataset.copied;
});

/** Shows what is typed in another element, too. */
document.addEventListener("input", (event) => {
  const other = document.getElementById(event.target.dataset.mirror);
  if (other) other.textContent = event.target.value || other.dataset.empty;
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    const field = document.getElementById("q") ?? document.getElementById("find");
    field?.focus();
    if (field) event.preventDefault();
  } else {
    document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
  }
});

document.addEventListener("htmx:sendError", () => (trouble.textContent = trouble.dataset.offline));
document.addEventListener("htmx:responseError", () => (trouble.textContent = trouble.dataset.failed));
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) trouble.textContent = "";
});
