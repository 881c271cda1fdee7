// Fetches the client of search and its style when they are wanted: at once on the page of search, elsewhere when the
// field in the header is entered. Where no script runs, the field leads to the page of search.
(() => {
  const { dataset } = document.currentScript;
  const start = () => {
    removeEventListener("focusin", entered);
    const add = (name, attributes) => document.head.append(Object.assign(document.createElement(name), attributes));
    add("link", { rel: "stylesheet", href: dataset.href });
    add("script", { src: dataset.src });
  };
  const isField = (element) => element?.form?.matches("[data-tim],[data-goi-y]");
  const entered = ({ target }) => isField(target) && start();
  addEventListener("focusin", entered);
  if (document.querySelector("form[data-tim]") || isField(document.activeElement)) start();
})();
