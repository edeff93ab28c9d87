import json
from pathlib import Path

import yaml


def on_config(config):
    folder = Path(config.docs_dir, "connectors")
    config.nav += yaml.safe_load((folder / "mkdocs-nav.yml").read_text("utf-8"))
    page = lambda address: address.strip("/") + ".md"
    rules = json.loads((folder / "redirects.json").read_text("utf-8"))
    maps = {page(rule["from"]): page(rule["to"]) for rule in rules}
    config.plugins["redirects"].config["redirect_maps"].update(maps)
    return config
