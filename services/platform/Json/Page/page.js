"use strict";

// Shows openapi.json and calls what it describes. All texts go into the page as text, never as HTML.

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const described = (text) => element("p", { className: "text", textContent: text ?? "" });

const schemaName = (schema) => schema.$ref?.split("/").pop() ?? schema.items?.$ref?.split("/").pop();

const typeOf = (schema) => {
  if (schema.$ref) {
    return schemaName(schema);
  }
  if (schema.type === "array") {
    return `list of ${typeOf(schema.items)}`;
  }
  return schema.format ? `${schema.type} (${schema.format})` : schema.type;
};

// What a message is made of, filled in when it is opened: messages stand in one another without end.
const schemaView = (api, label, schema) => {
  const name = schemaName(schema) ?? schemaName(schema.additionalProperties ?? {});
  const title = element("summary", {}, element("code", { textContent: label }), ` ${typeOf(schema)}`);
  const view = element("details", {}, title);
  view.addEventListener("toggle", () => {
    view.append(described(schema.description));
    const target = api.components.schemas[name];
    if (target) {
      view.append(described(target.description));
      for (const [field, type] of Object.entries(target.properties ?? {})) {
        view.append(schemaView(api, field, type));
      }
    }
  }, { once: true });
  return view;
};

const parameterView = (parameter) => {
  const input = element("input", { placeholder: typeOf(parameter.schema), required: parameter.required === true });
  const views = [element("label", {}, element("code", { textContent: parameter.name })), input];
  if (parameter.description) {
    views.push(element("small", { textContent: parameter.description }));
  }
  return { parameter, input, views };
};

const addressOf = (path, inputs) => {
  const query = new URLSearchParams();
  for (const { parameter, input } of inputs) {
    if (parameter.in === "path") {
      path = path.replace(`{${parameter.name}}`, encodeURIComponent(input.value));
    } else if (input.value !== "") {
      const values = parameter.schema.type === "array" ? input.value.split(",") : [input.value];
      values.forEach((value) => query.append(parameter.name, value.trim()));
    }
  }
  return query.size > 0 ? `${path}?${query}` : path;
};

const pretty = (text) => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

// Shows an answer as it comes: a stream is a line for each message, and may never end.
const show = async (answer, output) => {
  const title = `${answer.status} ${answer.statusText}\n`;
  const decoder = new TextDecoder();
  let text = "";
  const reader = answer.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true });
    output.textContent = title + text;
  }
  output.textContent = title + pretty(text);
};

const call = async (verb, address, body, output, signal) => {
  const headers = {};
  const token = document.getElementById("token").value;
  if (token) {
    headers.authorization = `Bearer ${token}`;
  }
  if (body !== undefined) {
    headers["content-type"] = "application/json";
  }
  output.hidden = false;
  output.textContent = `${verb.toUpperCase()} ${address} ...`;
  try {
    await show(await fetch(address, { method: verb.toUpperCase(), headers, body, signal }), output);
  } catch (error) {
    output.textContent += `\n${error.message}`;
  }
};

const operationView = (api, path, verb, operation) => {
  const view = element("details", { id: operation.operationId }, element("summary", {},
    element("span", { className: "verb", textContent: verb.toUpperCase() }),
    element("span", { className: "path", textContent: path }), ` ${operation.summary}`));
  view.addEventListener("toggle", () => {
    const inputs = (operation.parameters ?? []).map(parameterView);
    const request = operation.requestBody?.content["application/json"].schema;
    const body = request && element("textarea", { value: "{\n}", spellcheck: false });
    const output = element("pre", { hidden: true });
    const send = element("button", { textContent: "Send" });
    const stop = element("button", { textContent: "Stop", hidden: true });
    send.addEventListener("click", async () => {
      const aborter = new AbortController();
      stop.onclick = () => aborter.abort();
      stop.hidden = false;
      await call(verb, addressOf(path, inputs), body?.value, output, aborter.signal);
      stop.hidden = true;
    });
    view.append(described(operation.description), element("div", { className: "parameters" }, ...inputs.flatMap((input) => input.views)));
    if (request) {
      view.append(schemaView(api, "body", request), body);
    }
    view.append(schemaView(api, "answer", operation.responses["200"].content["application/json"].schema), send, stop, output);
  }, { once: true });
  return view;
};

const showAll = async () => {
  const answer = await fetch("openapi.json");
  const api = await answer.json();
  document.getElementById("about").textContent = api.info.description;
  const methods = document.getElementById("methods");
  methods.replaceChildren();
  for (const tag of api.tags) {
    methods.append(element("h2", { textContent: tag.name }), described(tag.description));
    for (const [path, verbs] of Object.entries(api.paths)) {
      for (const [verb, operation] of Object.entries(verbs)) {
        if (operation.tags.includes(tag.name)) {
          methods.append(operationView(api, path, verb, operation));
        }
      }
    }
  }
};

showAll().catch((error) => {
  document.getElementById("methods").textContent = `openapi.json cannot be read: ${error.message}`;
});
