// All that runs in a browser beside htmx. Without it every page works; what it adds is told by data attributes.

const $ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** The same, and the root itself if it is one. */
const within = (selector, root) => (root.matches?.(selector) ? [root, ...$(selector, root)] : $(selector, root));

const main = () => document.getElementById("main");
const trouble = () => document.getElementById("trouble");

/** Says that there is no way to the server, or nothing when there is one again. */
const says = (what) => (trouble().textContent = what ? trouble().dataset[what] : "");

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

/** Lets rows be dragged; a hidden button then saves their order. */
function sorts(list) {
  if (!globalThis.Sortable || list.dataset.sortable !== "true") return;
  list.classList.add("dragging-on");
  Sortable.create(list, {
    handle: ".grip",
    animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
    onUpdate: () => list.closest("form").requestSubmit($("[data-arrange]", list.closest("form"))[0]),
  });
}

/** Takes away after some seconds what is offered no longer. Whoever is on it just then stays on the page. */
function passes(element) {
  setTimeout(() => {
    const focused = element.contains(document.activeElement);
    element.remove();
    if (focused) main().focus();
  }, element.dataset.for * 1000);
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
      says("offline");
    };
    request.onload = () => {
      if (request.status < 400) return location.assign(request.responseURL);
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      main().replaceWith(page.getElementById("main"));
      begins(main());
    };
    request.open("POST", form.action);
    request.send(new FormData(form));
  });
}

/** Gives a page, or a part that has come later, what its data attributes tell of. */
function begins(root) {
  within("[data-sortable]", root).forEach(sorts);
  within("[data-upload]", root).forEach(uploads);
  within("[data-suggests]", root).forEach(suggests);
  within("[data-reveal]", root).forEach(reveals);
  within("form[data-once]", root).forEach((form) => {
    once(form);
    guards(form);
  });
  within("[data-print]", root).forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });
  if (navigator.clipboard) within("[data-copy]", root).forEach((button) => (button.hidden = false));
  within("[data-for]", root).forEach(passes);
  within("[data-focus]", root).forEach((element) => element.focus());
}

begins(document);
document.addEventListener("htmx:load", (event) => event.target !== document.body && begins(event.target));

// Where the focus was when a part was replaced. What comes instead may not have it, or may not take it.
let left = null;
document.addEventListener("htmx:beforeSwap", () => {
  const element = document.activeElement;
  const row = element.closest("[data-row]");
  left = element === document.body ? null : { value: element.value, row: row && $("[data-row]").indexOf(row) };
});
document.addEventListener("htmx:load", () => {
  if (!left || document.activeElement !== document.body) return;
  const rows = left.row === null ? [] : $("[data-row]");
  const same = rows.find((row) => left.value && row.querySelector(`[value="${CSS.escape(left.value)}"]`));
  const row = same ?? rows[Math.min(left.row, rows.length - 1)];
  (row?.querySelector("[data-up]:enabled, [data-down]:enabled") ?? row?.querySelector("a[href]") ?? main()).focus();
});

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
  if (typing && event.ctrlKey && event.key === "Enter") {
    const form = event.target.closest("form[data-once]");
    form?.requestSubmit(form.querySelector('button:not([type="button"])'));
  }
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    const moves = event.key === "ArrowUp" ? "[data-up]" : "[data-down]";
    const button = event.target.closest("[data-row]")?.querySelector(moves);
    if (button) {
      event.preventDefault();
      button.focus();
      button.click();
    }
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.documentElement.dataset.keys === "off" || document.querySelector("dialog[open]")) return;
  if (event.key === "/") {
    const field = document.getElementById("q") ?? document.getElementById("find");
    field?.focus();
    if (field) event.preventDefault();
  } else if (event.key === "?") {
    document.getElementById("keys")?.showModal();
  } else {
    document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
  }
});

document.addEventListener("htmx:sendError", () => says("offline"));
document.addEventListener("htmx:responseError", () => says("failed"));
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) says("");
});

// Somebody whose session has ended signs in over the page; what was typed stays, and is sent then.
const again = document.getElementById("again");
const AWAY = 5 * 60_000;
let heard = Date.now();

/** Opens the sign-in over the page. Promises whether somebody has signed in. */
function askAgain() {
  const form = again.querySelector("form");
  const wrong = again.querySelector("[role=alert]");
  const before = document.activeElement;
  let signedIn = false;
  form.onsubmit = async (event) => {
    event.preventDefault();
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
      signedIn = answer.type === "opaqueredirect";
      if (signedIn) return again.close();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      wrong.textContent = page.querySelector("#main [role=alert].wrong")?.textContent ?? trouble().dataset.failed;
    } catch {
      wrong.textContent = trouble().dataset.offline;
    }
    wrong.hidden = false;
    form.elements.password.select();
  };
  return new Promise((resolve) => {
    again.onclose = () => {
      form.reset();
      wrong.hidden = true;
      before?.focus();
      resolve(signedIn);
    };
    if (!again.open) {
      again.showModal();
      form.elements.password.focus();
    }
  });
}

/** Whether the server answers somebody who is signed in, after they have signed in if need be. */
async function isSignedIn() {
  heard = Date.now();
  try {
    const answer = await fetch(again.dataset.check, { headers: { "HX-Request": "true" }, redirect: "manual" });
    if (answer.status === 401) return await askAgain();
    says(answer.ok ? "" : "failed");
    return answer.ok;
  } catch {
    says("offline");
    return false;
  }
}

if (again) {
  again.querySelector("[data-close]").addEventListener("click", () => again.close());
  const asked = new WeakSet();
  const free = new WeakSet();
  // Before anything else hears of it: once a form is sent, the browser has no way back to what was typed.
  document.addEventListener(
    "submit",
    async (event) => {
      const form = event.target;
      if (form.method !== "post" || again.contains(form) || form.matches("[data-leaves]") || free.delete(form)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (asked.has(form)) return;
      asked.add(form);
      if (await isSignedIn()) {
        free.add(form);
        form.requestSubmit(event.submitter);
      } else {
        trouble().scrollIntoView({ block: "nearest" });
      }
      asked.delete(form);
    },
    true,
  );
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && !again.open && Date.now() - heard > AWAY) isSignedIn();
  });
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    if (event.detail.xhr.status !== 401) return;
    event.preventDefault();
    const cause = event.detail.requestConfig.triggeringEvent;
    askAgain().then((signedIn) => signedIn && cause?.target.dispatchEvent(new Event(cause.type, { bubbles: true, cancelable: true })));
  });
}
