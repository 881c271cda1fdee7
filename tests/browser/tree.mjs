// Owns what a screen reader is given: Chromium's accessibility tree of a page, without what it passes over.

/** The parts of the open page, in the order of reading: role, name, level, address, element, and those that each stands in. */
export async function treeOf(page, session) {
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const found = [];
  const walk = (node, around) => {
    const property = (name) => node.properties?.find((one) => one.name === name)?.value.value;
    const silent = node.ignored || ["none", "generic", "InlineTextBox"].includes(node.role?.value);
    const part = {
      role: node.role?.value,
      name: (node.name?.value ?? "").replace(/\s+/g, " ").trim(),
      told: node.description?.value ?? "",
      level: property("level"),
      url: property("url"),
      expanded: property("expanded"),
      element: node.backendDOMNodeId,
      around,
    };
    if (!silent) found.push(part);
    for (const child of node.childIds ?? []) if (byId.has(child)) walk(byId.get(child), silent ? around : [part, ...around]);
  };
  walk(nodes[0], []);
  return found;
}

/** All text within a part, as it is read. */
export function textWithin(tree, part) {
  return tree
    .filter((one) => one.role === "StaticText" && one.around.includes(part))
    .map((one) => one.name)
    .join(" ");
}
