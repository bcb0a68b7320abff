"""What tests do with the page of the service in a browser."""

from __future__ import annotations

import base64

DROP = """async ([name, data]) => {
  document.activeElement.blur();
  const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name, { type: "text/plain" }));
  document.getElementById("drop").dispatchEvent(
    new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
}"""


def drop(page, name: str, data: bytes) -> None:
    """Drop a file on the page, and wait until it is shown."""
    page.evaluate(DROP, [name, base64.b64encode(data).decode()])
    page.wait_for_selector("#title:focus")
