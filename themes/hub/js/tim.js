// Fetches the client of search and its style when they are wanted: at once on the page of search, elsewhere when the
// field in the header is entered. Where no script runs, the field leads to the page of search.
(() => {
  const { dataset } = document.currentScript;
  // The page of search links the style itself.
  const isThere = document.querySelector("form[data-tim]");
  const start = () => {
    removeEventListener("focusin", entered);
    const add = (name, attributes) => document.head.append(Object.assign(document.createElement(name), attributes));
    isThere || add("link", { rel: "stylesheet", href: dataset.href });
    add("script", { src: dataset.src });
  };
  const isField = (element) => element?.form?.matches("[data-tim],[data-goi-y]");
  const entered = ({ target }) => isField(target) && start();
  addEventListener("focusin", entered);
  if (isThere || isField(document.activeElement)) start();
})();
