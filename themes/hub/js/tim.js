// Fetches the client of search when it is wanted: at once on the page of search, elsewhere when a field is entered.
(() => {
  const { dataset } = document.currentScript;
  const start = () => {
    removeEventListener("focusin", entered);
    const script = document.createElement("script");
    script.src = dataset.src;
    document.head.append(script);
  };
  const isField = (element) => element?.form?.matches("[data-tim],[data-goi-y]");
  const entered = ({ target }) => isField(target) && start();
  addEventListener("focusin", entered);
  if (document.querySelector("form[data-tim]") || isField(document.activeElement)) start();
})();
