// Shows a form on a page, and remembers what it hands over.

import { createRoot } from "react-dom/client";
import { ConnectForm } from "docs/forms.md";

let root;

/** Shows an empty form in place of the one before. */
window.mount = (form) => {
  root?.unmount();
  window.connected = null;
  root = createRoot(document.getElementById("form"));
  const onConnect = (data) => (window.connected = data);
  root.render(<ConnectForm form={form} onConnect={onConnect} />);
};
